// What a test waits for, told when its time is over: node says only that it is.

// Enough to reach from a command of puppeteer to the test that gave it.
Error.stackTraceLimit = 50;

const waits = new Set();
const browsers = new Set();

/** Says that `what` is waited for, until what this gives is called. */
export function waitingFor(what) {
  const wait = { what };
  waits.add(wait);
  return () => waits.delete(wait);
}

/** A browser that is asked for its unanswered commands. */
export function watch(browser) {
  browsers.add(browser);
  browser.once('disconnected', () => browsers.delete(browser));
}

/** All that is waited for, and where each unanswered command was given to a browser. */
export function tellWaits() {
  const commands = [...browsers].flatMap((browser) => browser.debugInfo.pendingProtocolErrors);
  const told = [...[...waits].map(({ what }) => `  waited for: ${what}`), ...commands.map(({ stack }) => `  no answer: ${ours(stack)}`)];
  return told.join('\n') || '  nothing is waited for that the harness knows of';
}

/** The first line of a stack, and those of it that lie in the tests. */
function ours(stack) {
  const [first, ...lines] = stack.split('\n');
  return [first, ...lines.filter((line) => line.includes('/tests/') && !/node_modules|harness.(stuck|test)[.]mjs/.test(line))].join('\n');
}
