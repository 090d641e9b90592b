// The step around a Lit element. What the shadow root hides, the page shows beside it: light for the tests.
import { LitElement, html } from 'lit';

/** `field(step)` renders the fields; `step.code` is the state. */
export function define(name, mode, field) {
  class Step extends LitElement {
    static shadowRootOptions = { mode };
    static properties = { code: {}, sent: {} };

    constructor() {
      super();
      this.code = '';
      this.sent = [];
    }

    send(event) {
      event.preventDefault();
      this.sent = [...this.sent, this.code];
    }

    render() {
      return html`<form @submit=${this.send}>
        <h1>Two-factor authentication</h1>
        <p>Enter the 6-digit code from your authenticator app.</p>
        ${field(this)}
        <output>${this.code}</output>
        <button ?disabled=${this.code.length !== 6}>Continue</button>
        <ul>${this.sent.map((it) => html`<li>${it}</li>`)}</ul>
      </form>`;
    }
  }
  customElements.define(name, Step);
  const step = document.createElement(name);
  document.getElementById('root').append(step);
  window.inside = () => step.renderRoot;
}
