import * as OneTimePasswordField from '@radix-ui/react-one-time-password-field';
import { show } from './react.jsx';

show(({ code, setCode }) => (
  <OneTimePasswordField.Root value={code} onValueChange={setCode}>
    {Array.from({ length: 6 }, (_, i) => <OneTimePasswordField.Input key={i} size={1} />)}
    <OneTimePasswordField.HiddenInput name="code" />
  </OneTimePasswordField.Root>
));
