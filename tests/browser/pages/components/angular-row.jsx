// A row by hand, each box a signal.
import { signal } from '@angular/core';
import { show } from './angular.jsx';

const digits = Array.from({ length: 6 }, () => signal(''));

show(`@for (digit of digits; track $index) {
  <input #box maxlength="1" size="1" [value]="digit()" (input)="change(digit, box)">
}`, {
  more: {
    digits,
    change(digit, box) {
      digit.set(box.value.replace(/\D/g, ''));
      this.set(digits.map((it) => it()).join(''));
      if (box.value) box.nextElementSibling?.focus();
    },
  },
});
