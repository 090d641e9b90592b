import { h } from 'vue';
import { OTPInput } from 'vue-input-otp';
import { show } from './vue.jsx';

show((code, set) => h(OTPInput, { maxlength: 6, modelValue: code, 'onUpdate:modelValue': set }, {
  default: ({ slots }) => h('div', { style: 'display: flex; gap: 8px' },
    slots.map(({ char }) => h('div', { style: 'width: 40px; height: 48px; border: 1px solid' }, char))),
}));
