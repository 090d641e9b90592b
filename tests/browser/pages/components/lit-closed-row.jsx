import { html } from 'lit';
import { live } from 'lit/directives/live.js';
import { define } from './lit.jsx';

const digits = ['', '', '', '', '', ''];
const change = (step, target, i) => {
  digits[i] = target.value.replace(/\D/g, '');
  step.code = digits.join('');
  if (target.value) target.nextElementSibling?.focus();
};

define('code-step', 'closed', (step) => digits.map((digit, i) => html`<input maxlength="1" size="1" .value=${live(digit)}
  @input=${({ target }) => change(step, target, i)}>`));
