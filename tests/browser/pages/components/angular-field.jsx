import { show } from './angular.jsx';

show('<input [formControl]="control" inputmode="numeric" maxlength="6">');
