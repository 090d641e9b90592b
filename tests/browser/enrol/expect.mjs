// What is to be true of a site after a run, by its own data and the server's state.
import assert from 'node:assert/strict';

const spaced = (code) => code.replaceAll('\u00a0', ' ');

/**
 * `vault`: the accounts that were saved for this site: `secret` (base32), `codes`, `trashed`. `waited`: the reasons, `end`: the outcome, by
 * the names of src/enrolment/assist/ask.rs; `asked`: the questions; `text`: what the panel said last.
 */
export function assertEnd(site, { vault, waited, end, asked, text }) {
  const { ends, codes } = site.site;
  const told = JSON.stringify({ asked, waited, end, clicks: site.clicks.map(({ name }) => name), text });
  assert.deepEqual(site.dangerous(), [], told);
  assert.deepEqual(site.clicks.filter(({ wrong }) => wrong).map(({ name }) => name), [], told);
  const ours = vault.filter(({ trashed }) => !trashed);
  // First of all: what is on is in the vault.
  if (site.state.on && !site.site.state) assert.ok(ours.some(({ secret }) => secret === site.state.secret), `it is on, and its secret is lost: ${told}`);
  if (ends === 'on') {
    assert.equal(site.state.on, true, told);
    assert.equal(end, 'On', told);
    assert.deepEqual(ours.map(({ secret }) => secret), [site.state.secret], told);
    const kept = ours.flatMap((account) => account.codes);
    // A no-break space is a space.
    if (codes === 'all') assert.deepEqual(kept.map(spaced), site.state.codes.map(spaced), told);
    if (codes === 'none') assert.deepEqual(kept, [], told);
    return;
  }
  assert.equal(site.state.on, Boolean(site.site.state), told);
  if (ends.waits) assert.equal(waited.at(-1), ends.waits, told);
  if (ends.asked) assert.ok(asked.includes(ends.asked), told);
  if (ends.result) assert.equal(end, ends.result, told);
}
