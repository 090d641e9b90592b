import '@material/web/button/filled-button.js';
import '@material/web/textfield/outlined-text-field.js';
import { html, render } from 'lit';

let code = '';
const sent = [];
const root = document.getElementById('root');
const set = ({ target }) => {
  code = target.value;
  draw();
};
const send = (event) => {
  event.preventDefault();
  sent.push(code);
  draw();
};

function draw() {
  render(html`<form @submit=${send}>
    <h1>Two-factor authentication</h1>
    <p>Enter the 6-digit code from your authenticator app.</p>
    <md-outlined-text-field label="Code" name="code" inputmode="numeric" maxlength="6" .value=${code} @input=${set}></md-outlined-text-field>
    <output>${code}</output>
    <md-filled-button ?disabled=${code.length !== 6}>Continue</md-filled-button>
    <ul>${sent.map((it) => html`<li>${it}</li>`)}</ul>
  </form>`, root);
}
draw();
