import { PinInput } from '@ark-ui/react/pin-input';
import { show } from './react.jsx';

show(({ code, setCode }) => (
  <PinInput.Root otp value={Array.from({ length: 6 }, (_, i) => code[i] ?? '')} onValueChange={({ value }) => setCode(value.join(''))}>
    <PinInput.Label>Code</PinInput.Label>
    <PinInput.Control>
      {Array.from({ length: 6 }, (_, i) => <PinInput.Input key={i} index={i} size={1} />)}
    </PinInput.Control>
    <PinInput.HiddenInput />
  </PinInput.Root>
));
