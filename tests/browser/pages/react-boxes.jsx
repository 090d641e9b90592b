// Six controlled boxes. The state is copied out of the last render, as much code does it: two inputs within one render
// would lose the first. ?nopaste leaves the paste alone.
import { useEffect, useRef, useState } from 'react';
import { createRoot } from 'react-dom/client';

function Boxes() {
  const [digits, setDigits] = useState(['', '', '', '', '', '']);
  const refs = useRef([]);
  useEffect(() => { document.querySelector('output').textContent = digits.join(''); }, [digits]);
  const change = (i, value) => {
    if (!/^\d?$/.test(value)) return;
    const next = [...digits];
    next[i] = value;
    setDigits(next);
    if (value) refs.current[i + 1]?.focus();
  };
  const paste = (event) => {
    if (location.search === '?nopaste') return;
    event.preventDefault();
    setDigits([...event.clipboardData.getData('text/plain').slice(0, 6)]);
  };
  return (
    <div>
      <h2>Enter the code from your authenticator app</h2>
      {digits.map((digit, i) => (
        <input key={i} ref={(el) => { refs.current[i] = el; }} value={digit} maxLength={1} size={1} onPaste={paste}
          onChange={(e) => change(i, e.target.value)} />
      ))}
    </div>
  );
}

createRoot(document.getElementById('root')).render(<Boxes />);
