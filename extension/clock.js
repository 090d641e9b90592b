// Compares the computer's clock with that of the page's site, when the user asks why a code was refused. The site is asked for
// nothing but its headers: no cookies go along, nothing of the answer is kept but its date.
(() => {
if (Object.hasOwn(globalThis, 'sixpenceClock')) return;

const PATIENCE_MS = 5000;

/** By how many milliseconds the site's clock is ahead; null if it does not say. */
async function ahead() {
  const asked = { method: 'HEAD', cache: 'no-store', credentials: 'omit', signal: AbortSignal.timeout(PATIENCE_MS) };
  try {
    const before = Date.now();
    const { headers } = await fetch(location.origin + location.pathname, asked);
    const after = Date.now();
    // A cache on the way says how many seconds it has kept the answer.
    const date = Date.parse(headers.get('date') ?? '') + 1000 * (Number(headers.get('age')) || 0);
    // The header has whole seconds: on average the half of one has passed.
    return Number.isNaN(date) ? null : date + 500 - (before + after) / 2;
  } catch {
    return null;
  }
}

globalThis.sixpenceClock = { ahead };
})();
