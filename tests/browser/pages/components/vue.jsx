// The step around a Vue component.
import { createApp, h, reactive } from 'vue';

/** `field(code, set)` renders the component. */
export function show(field) {
  const state = reactive({ code: '', sent: [] });
  const set = (code) => (state.code = code);
  const send = (event) => {
    event.preventDefault();
    state.sent.push(state.code);
  };
  createApp(() => h('form', { onSubmit: send }, [
    h('h1', 'Two-factor authentication'),
    h('p', 'Enter the 6-digit code from your authenticator app.'),
    field(state.code, set),
    h('output', state.code),
    h('button', { disabled: state.code.length !== 6 }, 'Continue'),
    h('ul', state.sent.map((it) => h('li', it))),
  ])).mount('#root');
}
