import { ChakraProvider, PinInput, defaultSystem } from '@chakra-ui/react';
import { show } from './react.jsx';

const Field = ({ code, setCode }) => (
  <PinInput.Root otp count={6} value={Array.from({ length: 6 }, (_, i) => code[i] ?? '')}
    onValueChange={({ value }) => setCode(value.join(''))}>
    <PinInput.HiddenInput />
    <PinInput.Control>
      {Array.from({ length: 6 }, (_, i) => <PinInput.Input key={i} index={i} />)}
    </PinInput.Control>
  </PinInput.Root>
);

show(Field, ({ children }) => <ChakraProvider value={defaultSystem}>{children}</ChakraProvider>);
