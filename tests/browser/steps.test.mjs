// extension/steps.js in real pages, in the isolated world of an extension, in both browsers.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { boxes, inBrowsers } from './filling.mjs';

test('steps.js has no sink for markup or code, and tells nobody but who asks', async () => {
  const source = await readFile(new URL('../../extension/steps.js', import.meta.url), 'utf8');
  assert.doesNotMatch(source, /innerHTML|outerHTML|insertAdjacent|document\.write|eval\(|new Function|sendMessage|postMessage|fetch\(/);
});

const PIXEL = 'data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///ywAAAAAAQABAAACAUwAOw==';
const SVG = '<svg width="16" height="16"><path d="M1 1h9"/></svg>';

inBrowsers(({ on: onPage }) => {
  /** `check(sense, press, tab)`: `press(name)` presses the control of this name of the last look. */
  const on = (title, html, script, check) =>
    onPage(title, html, script, async (tab) => {
      let facts;
      const sense = async () => (facts = (await tab.call('steps.sense', undefined, 0))[0].result);
      const order = (name) => ({ token: facts.token, name, index: facts.controls.find((control) => control.name === name)?.index });
      const press = async (name, other = {}) => (await tab.call('steps.press', { ...order(name), ...other }, 0))[0].result;
      await check(sense, press, tab);
    });
  const by = (facts, key) => Object.fromEntries(facts.controls.map((control) => [control.name, control[key]]));
  const heard = (tab) => tab.page.evaluate(() => document.body.dataset.pressed ?? '');
  /** Notes in the page what is pressed. */
  const noting = () => document.addEventListener('click', (event) => {
    const el = event.composedPath()[0];
    document.body.dataset.pressed = `${document.body.dataset.pressed ?? ''} ${el.id || el.textContent}`.trim();
    event.preventDefault();
  });

  on('names of controls', `
    <button>Its text</button><button aria-label="By label">›</button>
    <span id="x">By</span> <span id="y">reference</span><button aria-labelledby="x y">›</button>
    <label><input type="checkbox"> Label around</label><label for="c">Label for</label><input id="c" type="radio">
    <button><img src="${PIXEL}" width="9" height="9" alt="Picture"></button><button title="Titled">${SVG}</button>
    <button><svg aria-label="Drawing" width="9" height="9"></svg></button>
    <form><input type="submit" value="Value"><input type="image" src="${PIXEL}" width="9" height="9" alt="Image"></form>
    <a href="/x">Soft&shy;hyphen,   spaces\u00a0and\nlines</a><button>${SVG}</button><a href="/y">ﬁt</a>
    <div role="button">No button</div><div onclick="">Clicked</div>`, undefined, async (sense) => {
    const names = (await sense()).controls.map((control) => control.name);
    assert.deepEqual(names, ['Its text', 'By label', 'By reference', 'Label around', 'Label for', 'Picture', 'Titled', 'Drawing', 'Value', 'Image',
      'Softhyphen, spaces and lines', '', 'fit', 'No button', 'Clicked']);
  });

  on('a name is not made of what cannot be seen', `
    <button>Turn on <span hidden>off</span><span style="display:none">off</span><script type="text/plain">off</script></button>
    <button>Go <span style="visibility:hidden">away</span></button>`, undefined, async (sense) => {
    assert.deepEqual((await sense()).controls.map((control) => control.name), ['Turn on', 'Go']);
  });

  on('kinds', `
    <a href="/x">link</a><a>no link</a><form><button>submit</button><button type="button">button</button></form><button>alone</button>
    <label><input type="radio"> radio</label><label><input type="checkbox"> checkbox</label><div role="switch" aria-checked="false">switch</div>
    <div role="tab">tab</div><details><summary>summary</summary></details><button aria-expanded="false">opens</button>
    <select><option>option</option></select>`, undefined, async (sense) => {
    const facts = await sense();
    assert.deepEqual(by(facts, 'kind'), {
      link: 'link', submit: 'submit', button: 'button', alone: 'button', radio: 'radio', checkbox: 'checkbox', switch: 'checkbox',
      tab: 'tab', summary: 'summary', opens: 'summary', option: 'option', ...('no link' in by(facts, 'kind') ? { 'no link': 'button' } : {}),
    });
  });

  on('where links lead', `
    <a href="#part">part</a><a href="/other">page</a><a href="?more">query</a><a href="https://elsewhere.example/">away</a><a href="/x" target="_blank">window</a>
    <a href="/x" download>file</a><a href="javascript:void 0">script</a><a href="otpauth://totp/a?secret=A">scheme</a><a href="http://localhost:1/">port</a><button>none</button>`,
  undefined, async (sense) => {
    assert.deepEqual(by(await sense(), 'target'), {
      part: 'samePage', page: 'sameOrigin', query: 'sameOrigin', away: 'otherOrigin', window: 'otherOrigin', file: 'download', script: 'samePage',
      scheme: 'otherOrigin', port: 'otherOrigin', none: 'none',
    });
  });

  on('states', `
    <button disabled>a</button><fieldset disabled><button>b</button></fieldset><button aria-disabled="true">c</button><button>d</button>
    <label><input type="checkbox" checked> e</label><div role="switch" aria-checked="true">f</div><button aria-pressed="true">g</button>
    <button hidden>h</button><button style="visibility:hidden">i</button><label><input type="radio" style="opacity:0;position:absolute;width:0;height:0"> j</label>`,
  undefined, async (sense) => {
    const facts = await sense();
    assert.deepEqual(by(facts, 'enabled'), { a: false, b: false, c: false, d: true, e: true, f: true, g: true, h: true, i: true, j: true });
    assert.deepEqual(facts.controls.filter((control) => control.checked).map((control) => control.name), ['e', 'f', 'g']);
    const hidden = facts.controls.filter((control) => !control.shown).map((control) => control.name);
    assert.deepEqual(hidden, ['h', 'i'], 'a radio that its label stands for can be seen');
  });

  on('rows without the names of their controls, and the heading above', `
    <h2>Sign-in</h2><table><tr><td>Password</td><td>set</td><td><a href="/1">Edit</a></td></tr><tr><td>Two-factor</td><td>off</td><td><a href="/2">Edit it</a></td></tr></table>
    <article><h3>Passkeys</h3><p>None yet</p><button>Add</button><button>Learn more</button></article>`, undefined, async (sense) => {
    const facts = await sense();
    assert.deepEqual(by(facts, 'row'), { Edit: 'Password set', 'Edit it': 'Two-factor off', Add: 'Passkeys None yet', 'Learn more': 'Passkeys None yet' });
    assert.deepEqual(by(facts, 'section'), { Edit: 'Sign-in', 'Edit it': 'Sign-in', Add: 'Passkeys', 'Learn more': 'Passkeys' });
  });

  on('a dialog comes first, with a heading of its own', `
    <h1>Page</h1><button>Behind</button><dialog><h2>Dialog</h2><button>Within</button></dialog>`, () => document.querySelector('dialog').showModal(), async (sense) => {
    const facts = await sense();
    assert.deepEqual(facts.controls.map(({ name, dialog, section }) => [name, dialog, section]), [['Within', true, 'Dialog'], ['Behind', false, 'Page']]);
    assert.deepEqual(facts.headings, ['Dialog', 'Page']);
  });

  on('what a modal dialog covers, and what is inert, is out of reach', '<button>Behind</button><div inert><button>Inert</button></div><dialog id="d"><button>Within</button></dialog>', noting, async (sense, press, tab) => {
    const shown = async () => (await sense()).controls.filter((control) => control.shown).map(({ name }) => name);
    assert.deepEqual(await shown(), ['Behind']);
    await tab.page.evaluate(() => document.getElementById('d').showModal());
    assert.equal(await press('Behind'), false, 'it has come since the last look');
    assert.deepEqual(await shown(), ['Within']);
    assert.equal(await press('Behind'), false);
    assert.equal(await press('Inert'), false);
    assert.equal(await press('Within'), true);
    assert.equal(await heard(tab), 'Within');
    await tab.page.evaluate(() => { document.getElementById('d').close(); document.getElementById('d').show(); });
    assert.deepEqual(await shown(), ['Within', 'Behind'], 'one that is not modal covers nothing');
  });

  on('what is in a shadow root of a dialog is in the dialog', '<h1>Page</h1><dialog><h2>Dialog</h2><div id="host"></div></dialog>', () => {
    document.querySelector('dialog').showModal();
    document.getElementById('host').attachShadow({ mode: 'closed' }).append(Object.assign(document.createElement('button'), { textContent: 'Deep' }));
  }, async (sense) => {
    assert.deepEqual((await sense()).controls.map(({ name, dialog, section }) => [name, dialog, section]), [['Deep', true, 'Dialog']]);
  });

  on('in closed shadow roots, also to be pressed', '<div id="host"></div><p>after</p>', () => {
    const root = document.getElementById('host').attachShadow({ mode: 'closed' });
    root.append(Object.assign(document.createElement('h2'), { textContent: 'Inside' }), Object.assign(document.createElement('button'), { textContent: 'Deep' }),
      Object.assign(document.createElement('input'), { maxLength: 6 }), Object.assign(document.createElement('p'), { textContent: 'A text inside' }));
    root.querySelector('button').onclick = () => (document.body.dataset.pressed = 'Deep');
  }, async (sense, press, tab) => {
    const facts = await sense();
    assert.deepEqual(facts.controls.map(({ name, section }) => [name, section]), [['Deep', 'Inside']]);
    assert.equal(facts.codes, 1);
    assert.ok(facts.notices.some(({ text }) => text === 'A text inside'));
    assert.equal(await press('Deep'), true);
    assert.equal(await heard(tab), 'Deep');
  });

  on('what the page says, and what of it is new', `
    <p>Plain words.</p><div role="alert">Alarm</div><div aria-live="polite">News</div><div class="form-error">Mistake</div><div hidden>Unseen</div>
    <p>Two <b>parts</b> of one</p><button>No notice</button>`, undefined, async (sense, press, tab) => {
    const first = (await sense()).notices;
    assert.deepEqual(first.map(({ role, text }) => [role, text]), [['plain', 'Plain words.'], ['alert', 'Alarm'], ['status', 'News'], ['error', 'Mistake'], ['plain', 'Two parts of one']]);
    assert.ok(first.every(({ fresh }) => !fresh), 'at the first look nothing is new');
    await tab.page.evaluate(() => {
      document.querySelector('[role=alert]').textContent = 'Another alarm';
      document.body.append(Object.assign(document.createElement('p'), { textContent: 'It has come.' }));
    });
    assert.deepEqual((await sense()).notices.filter(({ fresh }) => fresh).map(({ text }) => text), ['Another alarm', 'It has come.']);
    assert.deepEqual((await sense()).notices.filter(({ fresh }) => fresh), [], 'at the next look it is old');
  });

  on('texts that may be recovery codes, as they are broken', `
    <h2>Codes</h2><textarea readonly aria-label="Your codes">aaaa-1111\nbbbb-2222</textarea><pre>cccc-3333   dddd-4444\neeee-5555   ffff-6666</pre>
    <table><tr><td>gggg-7777</td><td>hhhh-8888</td></tr><tr><td>iiii-9999</td><td>jjjj-0000</td></tr></table><ul><li>kkkk-1</li><li>llll-2</li></ul>
    <p>mmmm-3<br>nnnn-4</p><div style="column-count:2"><div>oooo-5</div><div>pppp-6</div></div>`, undefined, async (sense) => {
    const blocks = (await sense()).blocks.map(({ kind, heading, text }) => [kind, heading, text.split(/\n+/).map((line) => line.trim().replace(/\s*\t\s*/g, '|')).filter(Boolean)]);
    const of = (kind) => blocks.find((block) => block[0] === kind);
    assert.deepEqual(of('textarea'), ['textarea', 'Codes: Your codes', ['aaaa-1111', 'bbbb-2222']]);
    assert.deepEqual(of('pre').slice(1), ['Codes', ['cccc-3333   dddd-4444', 'eeee-5555   ffff-6666']]);
    assert.deepEqual(of('table')[2].map((line) => line.split('|').filter(Boolean)), [['gggg-7777', 'hhhh-8888'], ['iiii-9999', 'jjjj-0000']]);
    assert.deepEqual(of('list')[2], ['kkkk-1', 'llll-2']);
    const texts = blocks.filter(([kind]) => kind === 'text').map((block) => block[2].join('|'));
    assert.ok(texts.some((text) => text === 'mmmm-3|nnnn-4'), JSON.stringify(texts));
    for (const text of ['oooo-5', 'pppp-6']) assert.ok(texts.some((one) => one.includes(text)), text);
  });

  on('fields for codes and passwords', `
    <form id="one">${boxes()}</form><form id="two"><input maxlength="6"><input type="password"></form>
    <form id="three"><input type="password" maxlength="6" inputmode="numeric"><input hidden><input readonly><input disabled><input type="email"></form>`,
  undefined, async (sense) => {
    const { codes, codeForms, passwords } = await sense();
    assert.deepEqual({ codes, codeForms: codeForms.length, passwords }, { codes: 3, codeForms: 3, passwords: 1 });
  });

  on('a hidden code is no password', '<input type="password" inputmode="numeric"><input type="password" autocomplete="one-time-code"><input type="password" autocomplete="current-password">', undefined, async (sense) => {
    const { codes, passwords } = await sense();
    assert.deepEqual({ codes, passwords }, { codes: 2, passwords: 1 });
  });

  on('a form without fields for codes is none of theirs', '<form><input type="password"><button>Confirm</button></form><form><input maxlength="6"><button>Verify</button></form>', undefined, async (sense) => {
    const facts = await sense();
    assert.deepEqual(facts.codeForms, [facts.controls.find(({ name }) => name === 'Verify').form]);
  });

  on('a row of boxes without a form is one field, two rows are two', `<div>${boxes()}</div>`, undefined, async (sense) => {
    assert.equal((await sense()).codes, 1);
  });

  on('presses what was meant, and tells', '<button id="a">First</button><button id="b">Second</button>', noting, async (sense, press, tab) => {
    await sense();
    assert.equal(await press('Second'), true);
    // Its number holds, though others have come before it.
    await tab.page.evaluate(() => document.body.prepend(Object.assign(document.createElement('button'), { id: 'c', textContent: 'Turn off' })));
    await sense();
    assert.equal(await press('First'), true);
    assert.equal(await heard(tab), 'b a');
  });

  on('presses nothing that has changed', '<button id="a">Set up</button>', noting, async (sense, press, tab) => {
    const { token, controls: [{ index }] } = await sense();
    assert.equal(await press('Set up', { token: 'another' }), false);
    assert.equal(await press('Set up', { index: index + 1 }), false);
    assert.equal(await press('Set up', { name: 'Set' }), false);
    await tab.page.evaluate(() => (document.getElementById('a').textContent = 'Turn off'));
    assert.equal(await press('Set up', { token, index }), false);
    await tab.page.evaluate(() => document.getElementById('a').replaceWith(Object.assign(document.createElement('button'), { textContent: 'Set up' })));
    assert.equal(await press('Set up', { token, index }), false, 'an equal one in its place was not meant');
    assert.equal(await heard(tab), '');
  });

  on('presses nothing that is disabled, hidden, leads away or is a file', `
    <button disabled>a</button><button aria-disabled="true">b</button><fieldset disabled><button>c</button></fieldset><button hidden>d</button>
    <button style="visibility:hidden">e</button><a href="https://elsewhere.example/">f</a><a href="/x" target="_blank">g</a><a href="/x" download>h</a><a href="otpauth://totp/a">i</a>
    <div style="display:none"><button>j</button></div>`, noting, async (sense, press, tab) => {
    await sense();
    for (const name of 'abcdefghij') assert.equal(await press(name), false, name);
    assert.equal(await heard(tab), '');
  });

  on('chooses options, and what only its label shows', '<select><option>SMS</option><option>App</option></select><label><input type="radio" style="display:none"> Choice</label>',
    () => document.querySelector('select').addEventListener('change', (event) => (document.body.dataset.pressed = event.target.value)), async (sense, press, tab) => {
      await sense();
      assert.equal(await press('App'), true);
      assert.equal(await heard(tab), 'App');
      assert.equal(await press('Choice'), true);
      assert.equal(await tab.page.evaluate(() => document.querySelector('[type=radio]').checked), true);
    });

  on('named controls of forms stand in the way of nothing', `
    <form id="form" onclick="" aria-expanded="false">
      <button id="before" type="button">Before</button><p>Says something</p>
      ${['id', 'labels', 'form', 'type', 'isConnected', 'childNodes', 'firstChild', 'firstElementChild', 'nextElementSibling', 'nextSibling', 'parentElement', 'closest', 'matches', 'checked',
    'textContent', 'attributes', 'contains', 'getAttribute', 'ownerDocument'].map((name) => `<input type="hidden" name="${name}">`).join('')}
      <input name="code" maxlength="6"><button id="inside">Inside</button>
    </form>
    <button id="after">After</button><p>Says more</p>`, noting, async (sense, press, tab) => {
    const facts = await sense();
    const names = facts.controls.map(({ name }) => name);
    for (const name of ['Before', 'Inside', 'After']) assert.ok(names.includes(name), `${name} of ${names}`);
    const said = facts.notices.map(({ text }) => text);
    for (const text of ['Says something', 'Says more']) assert.ok(said.some((one) => one.includes(text)), `${text} of ${said}`);
    assert.deepEqual(facts.codeForms, [facts.controls.find(({ name }) => name === 'Inside').form]);
    for (const name of ['Before', 'Inside', 'After']) assert.equal(await press(name), true, name);
    assert.equal(await heard(tab), 'before inside after');
  });

  on('nothing of what fields hold is told', '<p><label>Name <input value="secret-name"></label><input type="password" value="secret-word"><input type="hidden" value="secret-token"></p>', undefined, async (sense) => {
    assert.doesNotMatch(JSON.stringify(await sense()), /secret-/);
  });
});
