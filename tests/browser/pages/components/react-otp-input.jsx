import OtpInput from 'react-otp-input';
import { show } from './react.jsx';

show(({ code, setCode }) => (
  <OtpInput value={code} onChange={setCode} numInputs={6} inputType="tel" shouldAutoFocus
    renderSeparator={<span>-</span>} renderInput={(props) => <input {...props} />} />
));
