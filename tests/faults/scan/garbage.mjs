// Asks Firefox to collect its garbage, as it does by itself sooner or later. Chromium needs no asking: a background that
// sleeps takes its whole process with it where no page of ours is open.
import { sleep } from '../../browser/harness/wait.mjs';

/** What the button of about:memory does, in all processes. */
export async function collectGarbage({ inside }) {
  await inside.inWindow(async () => {
    Services.obs.notifyObservers(null, 'child-mmu-request');
    const reporters = Cc['@mozilla.org/memory-reporter-manager;1'].getService(Ci.nsIMemoryReporterManager);
    await new Promise((resolve) => reporters.minimizeMemoryUsage(resolve));
  });
  // The freed pages go back to the system a little later.
  await sleep(1000);
}
