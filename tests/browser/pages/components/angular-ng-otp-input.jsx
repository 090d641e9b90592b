// Libraries need the compiler before themselves.
import '@angular/compiler';
import { NgOtpInputComponent } from 'ng-otp-input';
import { show } from './angular.jsx';

show('<ng-otp-input [formCtrl]="control" [config]="config"></ng-otp-input>', {
  imports: [NgOtpInputComponent],
  more: { config: { length: 6, allowNumbersOnly: true } },
});
