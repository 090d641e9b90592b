import { OTPInput } from 'input-otp';
import { show } from './react.jsx';

show(({ code, setCode }) => (
  <OTPInput maxLength={6} value={code} onChange={setCode} render={({ slots }) => (
    <div style={{ display: 'flex', gap: 8 }}>
      {slots.map(({ char }, i) => <div key={i} style={{ width: 40, height: 48, border: '1px solid' }}>{char}</div>)}
    </div>
  )} />
));
