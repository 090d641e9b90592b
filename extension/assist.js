// One turn of the assistant: looks at the page or presses a control, if that is what happens, and asks tools.wasm what
// follows.
// It decides nothing: src/enrolment/assist does.
import { askPage, inTime } from './frames.js';
import initPage, * as page from './tools_wasm.js';
import { readPage } from './reading.js';
import { recipeFor } from './recipes.js';

const { browser } = globalThis;

/** What the last look at each tab has found, as text: where it is the same, nobody needs to think about it. */
const seen = new Map();

/** Pictures of the window are taken only in every so many looks that the run wants: the page must stand still for them. */
const WINDOW_EVERY = 4;
let looks = 0;

/** `{course, show, todo, calls}`; null if a poll finds the page as it was. */
export async function assist(tab, origin, course, turn) {
  await initPage();
  const happened = await happens(tab, origin, turn);
  const recipe = happened?.look ? await recipeFor(origin) : null;
  return happened && page.assist(course, happened, recipe, Date.now());
}

async function happens(tab, origin, turn) {
  if (turn === 'look' || turn === 'poll') return look(tab, origin, turn === 'poll');
  if (!turn.press) return turn;
  seen.delete(tab);
  // No answer: the page went on under the press, or a dialog of the page holds it. What came of it, the next look tells.
  const press = inTime(askPage(tab, [0], 'press', JSON.parse(turn.press), []));
  return press.then(([answer]) => ({ pressed: answer?.result === true }), () => 'resumed');
}

async function look(tab, origin, isPoll) {
  const about = await browser.tabs.get(tab).catch(() => null);
  if (!about) return 'elsewhere';
  // Hidden from us since the user's leave for it has ended.
  if (!about.url) return about.status === 'loading' ? 'noLook' : 'noAccess';
  if (originOf(about.url) !== origin) return 'elsewhere';
  const asked = inTime(askPage(tab, [0], 'steps', null, ['content.js', 'steps.js']));
  const frames = await asked.catch((error) => (/permission|access/i.test(error?.message) ? 'noAccess' : 'noLook'));
  if (typeof frames === 'string') return frames;
  const [answer] = frames;
  if (!answer?.result) return 'noLook';
  const { steps: { blocks, ...facts }, facts: sensed } = answer.result;
  if (sensed.origin !== origin) return 'elsewhere';
  // What only a frame has, too: a field in it is filled as on the page itself.
  const fields = await inTime(askPage(tab, undefined, 'sense', null)).catch(() => [{ frameId: 0, result: sensed }]);
  const text = JSON.stringify([facts, blocks, fields.map((frame) => frame.result)]);
  if (isPoll && seen.get(tab) === text) return null;
  seen.set(tab, text);
  looks += 1;
  const read = await readPage(tab, undefined, isPoll || looks % WINDOW_EVERY !== 0, new URL(origin).host);
  const field = page.choose(fields, undefined, origin, []);
  return { look: { facts, blocks, who: sensed.who, field: 'Ok' in field, found: read.Ok ?? { found: [], refused: [] }, origin } };
}

function originOf(address) {
  return URL.canParse(address) ? new URL(address).origin : null;
}
