// The assistant without its extension: the sensor in a real page, and the core (a process of this machine, tests/eval/
// read_page_facts.rs) that reads what it reports and says what to do next.
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import jsQR from 'jsqr';
import { PNG } from 'pngjs';
import * as paths from '../harness/paths.mjs';
import { sleep } from '../harness/wait.mjs';
import { takeStep } from './walk.mjs';

/** Built by `cargo build --example read_page_facts`. */
export const PROGRAM = `${paths.target}/debug/examples/read_page_facts`;

/** The core as a process: `ask(request)` gives its answer. */
export function startCore() {
  const child = spawn(PROGRAM, [], { stdio: ['pipe', 'pipe', 'inherit'] });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return {
    async ask(request) {
      child.stdin.write(`${JSON.stringify(request)}\n`);
      const { value, done } = await lines.next();
      if (done) throw new Error(`the core has ended at ${request.do}`);
      return JSON.parse(value);
    },
    close: () => child.stdin.end(),
  };
}

/** Roles that nothing presses. */
const NEVER_PRESSED = new Set(['dangerous', 'unnamed', 'other', 'later']);

/** The pages of the set are quicker than the web: the pauses between looks are made shorter by this. */
const HASTE = 0.4;

const MOST_PICTURES = 8;

/** What all sensors say of a tab (of content-harness.mjs). */
export async function lookAt(tab, origin) {
  const of = async (method, argument, frame) => (await tab.call(method, argument, frame)).filter(({ result }) => result);
  const [{ result: facts }] = await of('steps.sense', null, 0);
  const { blocks, ...page } = facts;
  const frames = (await of('sense')).map(({ frame, result }) => [frame, result]);
  const seen = await of('look', {});
  const codes = [];
  const pictures = seen.flatMap(({ frame, result }) => result.pictures.filter(({ open }) => open).map(({ id }) => [frame, id]));
  for (const [frame, id] of pictures.slice(0, MOST_PICTURES)) {
    const [answer] = await tab.call('pixels', { id, most: 1280 }, frame);
    const text = answer?.result && textOfCode(answer.result);
    if (text) codes.push(text);
  }
  return { facts: page, blocks, frames, looks: seen.map(({ result }) => result), codes, origin };
}

function textOfCode(url) {
  const picture = PNG.sync.read(Buffer.from(url.slice(url.indexOf(',') + 1), 'base64'));
  // The sensor's margin is transparent.
  for (let at = 0; at < picture.data.length; at += 4) if (picture.data[at + 3] === 0) picture.data.fill(255, at, at + 4);
  return jsQR(new Uint8ClampedArray(picture.data), picture.width, picture.height)?.data;
}

/** The name of a reason as sites/ writes it: `NoWay`, `Site wait`. */
export const nameOf = (reason) => (typeof reason === 'string' ? reason : Object.entries(reason).flat().join(' '));

/**
 * Walks a site with a user who says yes to what the site's data calls right, and to nothing else. Gives what happened: `asked` (questions),
 * `offered` (the names of each), `pressed`, `waited` (reasons), `misjudged` (harmful controls with a role in which they could be pressed), `end` (the outcome), `vault`.
 */
export async function run(site, tab, core, { most = 80 } = {}) {
  const { way, byHand = {}, which, isOff = true } = site.site;
  const happened = { asked: [], offered: [], pressed: [], waited: [], misjudged: [], end: null, vault: null };
  const tell = (what) => core.ask({ do: 'tell', what });
  const hands = { ...byHand };
  const alone = async (reason) => {
    const steps = hands[reason];
    if (!steps) return false;
    if (!way.includes('{password}') || reason === 'Password') delete hands[reason];
    for (const step of steps) await takeStep(site, tab.page, step);
    return true;
  };

  async function answerTo(question) {
    const [kind, about] = typeof question === 'string' ? [question, null] : Object.entries(question)[0];
    happened.asked.push(kind);
    const answer = (given) => core.ask({ do: 'answer', answer: given });
    switch (kind) {
      case 'IsOff': return answer(isOff ? 'Yes' : 'No');
      case 'SeemsOn': return answer('No');
      case 'Press': {
        happened.offered.push(about.map(({ name }) => name));
        const place = about.findIndex(({ name }) => way.includes(name));
        return answer(place < 0 ? 'No' : { The: place });
      }
      case 'TurnOn':
        await alone('TurnOn');
        return answer(happened.asked.filter((one) => one === 'TurnOn').length > 4 ? 'No' : 'Yes');
      case 'IsOn': return answer(site.state.on ? 'Yes' : 'No');
      case 'Keep': return answer('Yes');
      case 'Which': {
        const { secrets } = await core.ask({ do: 'seen' });
        const place = about.findIndex((number) => secrets[number].includes(`secret=${site.state.secret}`));
        return answer(which === 'ours' && place >= 0 ? { The: place } : 'No');
      }
      default: throw new Error(`a question that nobody knows: ${kind}`);
    }
  }

  const look = async () => {
    const look = await lookAt(tab, site.origin).catch(() => null);
    return look ? core.ask({ do: 'look', look }) : tell('noLook');
  };

  /** While it waits the page may change by itself, or by the user's hand. */
  async function waitFor(reason) {
    happened.waited.push(nameOf(reason));
    if (await alone(nameOf(reason))) return tell('goOn');
    // The last one for a machine that has much else to do.
    for (const pause of [300, 1000, 2500]) {
      await sleep(pause);
      const commands = await look();
      if (commands.length > 0) return commands;
    }
    return tell('stop');
  }

  async function follow(command) {
    const [kind, value] = Object.entries(command)[0];
    if (kind === 'look') {
      await sleep(value * HASTE);
      const commands = await look();
      judge(await core.ask({ do: 'seen' }));
      return commands;
    }
    if (kind === 'ask') return answerTo(value);
    if (kind === 'wait') return waitFor(value);
    if (kind === 'press') {
      happened.pressed.push(value.name);
      const [{ result }] = await tab.call('steps.press', value, 0).catch(() => [{ result: true }]); // a page that goes does not answer
      return tell(result === false ? 'notPressed' : 'pressed');
    }
    if (kind === 'type') {
      const [{ result }] = await tab.call('fill', value.order, value.frame).catch(() => [{ result: { filled: true } }]);
      return tell(result && !result.filled ? 'notTyped' : 'typed');
    }
    if (kind === 'end') {
      happened.end = typeof value === 'string' ? value : Object.keys(value)[0];
      return [];
    }
    throw new Error(`a command that nobody knows: ${kind}`);
  }

  /** What the reader would press, if the user said yes, of which the site says that it does harm. */
  function judge(seen) {
    const harmless = new Set(site.controls.filter(({ danger }) => !danger).map(({ name }) => name));
    const harmful = site.controls.filter(({ name }) => !harmless.has(name)).map(({ name }) => name);
    const { judged } = seen?.findings ?? { judged: [] };
    const names = new Map(seen?.names ?? []);
    for (const { index, role } of judged) {
      if (!NEVER_PRESSED.has(role) && harmful.includes(names.get(index))) happened.misjudged.push(`${names.get(index)}: ${role}`);
    }
  }

  const commands = await core.ask({ do: 'start' });
  for (let count = 0; commands.length > 0 && count < most; count++) commands.push(...(await follow(commands.shift())));
  happened.vault = await core.ask({ do: 'vault' });
  return happened;
}
