// The app by itself, walked with codes of an independent generator: what the tests of the extension build on.
import assert from 'node:assert/strict';
import { altered, codeOf, untilFresh } from '../browser/harness/codes.mjs';
import { inBrowsers } from '../browser/harness/sessions.mjs';
import { startAllauth } from './allauth.mjs';
import * as walk from './allauth.walk.mjs';

inBrowsers('allauth takes right codes and refuses altered ones', async ({ session }) => {
  const app = await startAllauth();
  try {
    const page = await session.openPage(app.url('/'));
    await walk.logIn(page, app);
    assert.deepEqual(await app.database(), { secret: null, methods: ['password'], two_factors: false });

    await walk.openEnrolment(page, app);
    const secret = await page.$eval(walk.places.secret, ({ value }) => value);
    await untilFresh();
    await walk.typeCode(page, codeOf(secret));
    await walk.submitCode(page);
    assert.ok(walk.isEnrolled(page), await walk.complaint(page));
    assert.equal((await app.database()).secret, secret);

    await walk.logOut(page, app);
    await walk.logIn(page, app);
    assert.ok(walk.wantsCode(page));
    await walk.typeCode(page, altered(codeOf(secret)));
    await walk.submitCode(page);
    assert.ok(walk.wantsCode(page));
    assert.ok(await walk.complaint(page));

    await untilFresh();
    await walk.typeCode(page, codeOf(secret));
    await walk.submitCode(page);
    assert.equal(await walk.complaint(page), null);
    assert.equal(await walk.whoIsSignedIn(page, app), 'Signed in as alice');
    assert.equal((await app.database()).two_factors, true);
  } finally {
    await app.close();
  }
});
