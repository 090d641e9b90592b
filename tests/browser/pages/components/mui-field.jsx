import TextField from '@mui/material/TextField';
import { show } from './react.jsx';

show(({ code, setCode }) => (
  <TextField label="Code" value={code} onChange={({ target }) => setCode(target.value.replace(/\D/g, ''))}
    slotProps={{ htmlInput: { inputMode: 'numeric', maxLength: 6 } }} />
));
