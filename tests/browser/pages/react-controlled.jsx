import { useEffect, useState } from 'react';
import { createRoot } from 'react-dom/client';

function Form() {
  const [code, setCode] = useState('');
  useEffect(() => { document.querySelector('output').textContent = code; }, [code]);
  return (
    <form>
      <h2>Two-step verification</h2>
      <label>Authentication code <input name="otp" value={code} onChange={(e) => setCode(e.target.value.replace(/\D/g, ''))} /></label>
      <button disabled={code.length !== 6}>Verify</button>
    </form>
  );
}

createRoot(document.getElementById('root')).render(<Form />);
