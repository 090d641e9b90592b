import { MuiOtpInput } from 'mui-one-time-password-input';
import { show } from './react.jsx';

show(({ code, setCode }) => <MuiOtpInput length={6} value={code} onChange={setCode} validateChar={(c) => /^\d?$/.test(c)} />);
