import { h, vModelText, withDirectives } from 'vue';
import { show } from './vue.jsx';

show((code, set) => withDirectives(h('input', { name: 'code', inputmode: 'numeric', maxlength: 6, 'onUpdate:modelValue': set }),
  [[vModelText, code, '', { trim: true }]]));
