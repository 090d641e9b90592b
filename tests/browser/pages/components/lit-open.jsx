import { html } from 'lit';
import { live } from 'lit/directives/live.js';
import { define } from './lit.jsx';

define('code-step', 'open', (step) => html`<input name="code" maxlength="6" .value=${live(step.code)}
  @input=${({ target }) => { step.code = target.value.replace(/\D/g, ''); }}>`);
