// The step around an Angular component. Its templates are compiled in the page.
import '@angular/compiler';
import { Component, provideZonelessChangeDetection, signal } from '@angular/core';
import { FormControl, FormsModule, ReactiveFormsModule, Validators } from '@angular/forms';
import { bootstrapApplication } from '@angular/platform-browser';

/** `field` is a template: it may bind `control`, or call `set(code)`. `more` is what it needs besides. */
export function show(field, { imports = [], more = {} } = {}) {
  class Step {
    control = new FormControl('', [Validators.required, Validators.pattern(/^\d{6}$/)]);
    code = signal('');
    sent = signal([]);

    constructor() {
      Object.assign(this, more);
      this.control.valueChanges.subscribe((code) => this.code.set(code ?? ''));
    }

    set(code) {
      this.code.set(code);
    }

    send(event) {
      event.preventDefault();
      this.sent.update((sent) => [...sent, this.code()]);
    }
  }
  const template = `<form (submit)="send($event)">
    <h1>Two-factor authentication</h1>
    <p>Enter the 6-digit code from your authenticator app.</p>
    ${field}
    <output>{{ code() }}</output>
    <button [disabled]="code().length !== 6">Continue</button>
    <ul>@for (it of sent(); track $index) { <li>{{ it }}</li> }</ul>
  </form>`;
  const component = Component({ selector: '#root', template, imports: [FormsModule, ReactiveFormsModule, ...imports] })(Step) ?? Step;
  bootstrapApplication(component, { providers: [provideZonelessChangeDetection()] });
}
