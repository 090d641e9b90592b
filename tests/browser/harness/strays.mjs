// Sessions of service workers that puppeteer forgets.

/**
 * Lets go of the service workers that the browser attaches to a page's session by itself. Puppeteer does so, too, but not while it is
 * just attaching to the same worker by hand: then it takes the one session for the other, and keeps it for ever. Such a worker does
 * not end when it is stopped, and the next one waits for a debugger that never comes.
 * https://github.com/puppeteer/puppeteer/blob/main/packages/puppeteer-core/src/cdp/TargetManager.ts (`isAutoAttached`)
 */
export function letGoOfWorkers(connection) {
  const watch = (parent) => parent.on('Target.attachedToTarget', ({ sessionId, targetInfo: { type } }) => {
    const session = connection.session(sessionId);
    if (!session) return;
    watch(session);
    // What is attached by hand is attached to the browser.
    if (type !== 'service_worker' || parent === connection) return;
    const letGo = async () => {
      await session.send('Runtime.runIfWaitingForDebugger');
      await parent.send('Target.detachFromTarget', { sessionId });
    };
    // Puppeteer was first.
    letGo().catch(() => {});
  });
  watch(connection);
}
