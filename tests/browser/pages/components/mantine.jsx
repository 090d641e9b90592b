import { MantineProvider, PinInput } from '@mantine/core';
import styles from '@mantine/core/styles.css';
import { show } from './react.jsx';

const Field = ({ code, setCode }) => <PinInput length={6} type="number" oneTimeCode value={code} onChange={setCode} />;

show(Field, ({ children }) => <><style>{styles}</style><MantineProvider>{children}</MantineProvider></>);
