// The profiles that are damaged: a vault with some accounts, the browser closed, or killed.
import { Profile, kill } from '../kit/profile.mjs';
import { Random } from '../kit/random.mjs';
import { addRequest, askOpen, create, inventAccount } from '../kit/vault.mjs';

/** Saves after the vault was made; the logs of the stores then hold several generations. */
const SAVES = 12;

/**
 * `{ profile, accounts }`, under `path`. `end`: "closed" or "killed", by which the stores are left differently: Firefox
 * empties SQLite's write-ahead log when it closes.
 */
export async function prepare(browser, path, end) {
  const random = new Random('prepared', browser);
  const profile = await Profile.make(browser, path);
  const session = await profile.start();
  const page = await session.extensionPage('vault.html');
  await create(page);
  const accounts = [];
  for (let index = 0; index < SAVES; index++) {
    const account = inventAccount(random, index);
    await askOpen(page, addRequest(account));
    accounts.push(account);
  }
  if (end === 'killed') await kill(session);
  else await session.close();
  return { profile, accounts };
}
