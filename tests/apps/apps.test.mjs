// The apps by themselves, walked with codes of an independent generator: what the tests of the extension build on.
import assert from 'node:assert/strict';
import { altered, codeOf, untilFresh } from '../browser/harness/codes.mjs';
import { test } from '../browser/harness/test.mjs';
import { inEachBrowser } from '../browser/harness/world.mjs';
import { APPS } from './all.mjs';

inEachBrowser(
  'the apps take right codes and refuse altered ones',
  (world) => {
    for (const { name, start, user, walk } of APPS) {
      test(name, async () => {
        const app = await start();
        try {
          const page = await world.session.openPage(app.url('/'));
          await walk.logIn(page, app);
          const before = await app.database();
          assert.equal(before.secret, null);
          assert.notEqual(before.two_factors, true);

          await walk.openEnrolment(page, app);
          const secret = await walk.shownSecret(page);
          await untilFresh();
          await walk.typeCode(page, codeOf(secret));
          await walk.submitCode(page);
          assert.ok(await walk.isEnrolled(page), await walk.complaint(page));
          assert.equal((await app.database()).secret, secret);

          await walk.logOut(page, app);
          await walk.logIn(page, app);
          assert.ok(await walk.wantsCode(page));
          await untilFresh();
          await walk.typeCode(page, altered(codeOf(secret)));
          await walk.submitCode(page);
          assert.ok(await walk.wantsCode(page));
          assert.ok(await walk.complaint(page));

          await untilFresh();
          await walk.typeCode(page, codeOf(secret));
          await walk.submitCode(page);
          assert.equal(await walk.complaint(page), null);
          assert.equal(await walk.whoIsSignedIn(page, app), `Signed in as ${user.name}`);
          // null where the app keeps no record of it.
          assert.notEqual((await app.database()).two_factors, false);
        } finally {
          await app.close();
        }
      });
    }
  },
  { vault: false },
);
