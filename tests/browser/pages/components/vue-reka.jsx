import { PinInputInput, PinInputRoot } from 'reka-ui';
import { h } from 'vue';
import { show } from './vue.jsx';

show((code, set) => h(PinInputRoot, { otp: true, modelValue: [...code], 'onUpdate:modelValue': (boxes) => set(boxes.join('')) },
  () => Array.from({ length: 6 }, (_, index) => h(PinInputInput, { index, size: 1 }))));
