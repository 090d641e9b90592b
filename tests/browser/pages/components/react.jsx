// The step around a React component: the code is the step's own state, and only that is shown and sent.
import { useState } from 'react';
import { createRoot } from 'react-dom/client';

function Step({ Field }) {
  const [code, setCode] = useState('');
  const [sent, setSent] = useState([]);
  const send = (event) => {
    event.preventDefault();
    setSent([...sent, code]);
  };
  return (
    <form onSubmit={send}>
      <h1>Two-factor authentication</h1>
      <p>Enter the 6-digit code from your authenticator app.</p>
      <Field code={code} setCode={setCode} />
      <output>{code}</output>
      <button disabled={code.length !== 6}>Continue</button>
      <ul>{sent.map((it, i) => <li key={i}>{it}</li>)}</ul>
    </form>
  );
}

export function show(Field, Around = ({ children }) => children) {
  createRoot(document.getElementById('root')).render(<Around><Step Field={Field} /></Around>);
}
