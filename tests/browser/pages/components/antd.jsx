import { Input } from 'antd';
import { show } from './react.jsx';

// It tells of a code when all boxes are full; `onInput` tells of each.
show(({ setCode }) => <Input.OTP length={6} onInput={(boxes) => setCode(boxes.join(''))} separator={<span>-</span>} />);
