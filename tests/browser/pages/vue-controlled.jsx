import { createApp, h, ref, watchEffect } from 'vue';

createApp({
  setup() {
    const code = ref('');
    watchEffect(() => { document.querySelector('output').textContent = code.value; });
    return () => h('form', [
      h('h2', 'Two-step verification'),
      h('input', { name: 'totp', value: code.value, onInput: (event) => { code.value = event.target.value.trim(); } }),
    ]);
  },
}).mount('#root');
