// extension/filler.js and pages that make it hard: fields, rows, and documents that change under it.
//   node --test filling.test.mjs          (BROWSERS=chromium narrows it)

import assert from 'node:assert/strict';
import { describe } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';

import { CODE, FULL, NONE, SIX, bare, boxes, inBrowsers } from './filling.mjs';

const filled = { filled: true, kept: [6] };
const row = { filled: true, kept: FULL };

/** In the page: which field has the focus, counted from 0, or what else. */
const focus = () => {
  const at = [...document.querySelectorAll('input')].indexOf(document.activeElement);
  return at === -1 ? document.activeElement.localName : at;
};

inBrowsers(({ on, browser }) => {
  describe('fills one field', () => {
    for (const kind of ['number', 'tel', 'password', 'text', 'search', 'code']) {
      on(`of type ${kind}`, `<input type=${kind} value=111111>`, null, async (tab) => {
        assert.deepEqual(await tab.fillAll(), filled);
        assert.deepEqual(await tab.values(), [CODE]);
        assert.equal(await tab.page.evaluate(focus), 0);
      });
    }
    for (const most of [5, 6, 7, 8]) {
      on(`of at most ${most} characters`, `<input maxlength=${most} pattern="[0-9]*" inputmode=numeric>`, null, async (tab) => {
        const code = '04821377'.slice(0, most);
        assert.deepEqual(await tab.fillAll({}, code), { filled: true, kept: [most] });
        assert.deepEqual(await tab.values(), [code]);
        assert.equal(await tab.page.evaluate(() => document.querySelector('input').checkValidity()), true);
      });
    }
    for (const [code, pattern] of [['048 213', '\\d{3} \\d{3}'], ['048-213', '[0-9]{3}-[0-9]{3}']]) {
      on(`whose pattern is ${pattern}`, `<input maxlength=7 pattern="${pattern}">`, null, async (tab) => {
        assert.deepEqual(await tab.fillAll({}, code), { filled: true, kept: [7] });
        assert.deepEqual(await tab.values(), [code]);
        assert.equal(await tab.page.evaluate(() => document.querySelector('input').checkValidity()), true);
      });
    }
    for (const text of [CODE, '048 213']) {
      on(`with a mask that groups ${text}`, '<input maxlength=7>', () => {
        document.querySelector('input').addEventListener('input', ({ target }) => {
          target.value = target.value.replace(/\D/g, '').replace(/^(\d{3})(?=\d)/, '$1 ').slice(0, 7);
        });
      }, async (tab) => {
        assert.deepEqual(await tab.fillAll({}, text), { filled: true, kept: [7] });
        assert.deepEqual(await tab.values(), ['048 213']);
      });
    }
    for (const type of ['keydown', 'keypress', 'beforeinput', 'input', 'keyup', 'change']) {
      on(`whose button waits for ${type}`, `<input data-wait=${type}><button disabled>Continue</button>`, () => {
        const field = document.querySelector('input');
        field.addEventListener(field.dataset.wait, () => {
          setTimeout(() => { document.querySelector('button').disabled = field.value.length !== 6; });
        });
      }, async (tab) => {
        assert.deepEqual(await tab.fillAll(), filled);
        assert.equal(await tab.page.evaluate(() => document.querySelector('button').disabled), false);
      });
    }
    on('that appears late', '<h1>Wait</h1>', () => {
      setTimeout(() => { document.body.innerHTML = '<label>Code <input autocomplete=one-time-code></label>'; }, 300);
    }, async (tab) => {
      assert.deepEqual((await tab.sense()).fields, []);
      await tab.page.waitForSelector('input');
      assert.deepEqual(await tab.fillAll(), filled);
    });
    on('in a modal dialog', '<button>Menu</button><dialog><input></dialog>', () => document.querySelector('dialog').showModal(), async (tab) => {
      assert.deepEqual(await tab.fillAll(), filled);
      assert.equal(await tab.page.evaluate(focus), 0);
    });
    on('drawn over by boxes', '<div style="position: relative"><div style="width: 300px; height: 40px; border: 1px solid"></div>' +
      '<input maxlength=6 style="position: absolute; inset: 0; width: 300px; opacity: 0"></div>', null, async (tab) => {
      assert.deepEqual(await tab.fillAll(), filled);
    });
    on('and leaves the focus where the page puts it', '<input><button>Continue</button>', () => {
      document.querySelector('input').addEventListener('input', () => document.querySelector('button').focus());
    }, async (tab) => {
      assert.deepEqual(await tab.fillAll(), filled);
      assert.equal(await tab.page.evaluate(focus), 'button');
    });
  });

  describe('fills a row', () => {
    for (const attributes of ['maxlength=1', 'type=number', 'type=tel maxlength=1', 'type=password maxlength=1', 'value=9', '']) {
      on(`of boxes with ${attributes || 'nothing'}`, boxes(attributes).replace('><', '> <b>-</b> <'), null, async (tab) => {
        assert.deepEqual(await tab.fillAll(), row);
        assert.deepEqual(await tab.values(), SIX);
        assert.equal(await tab.page.evaluate(focus), 5);
      });
    }
    on('that writes at keypress', boxes(), () => {
      document.addEventListener('keypress', (event) => {
        event.preventDefault();
        event.target.value = String.fromCharCode(event.which);
        if (event.charCode !== event.which || event.code !== `Digit${event.key}`) event.target.value = 'x';
        event.target.nextElementSibling?.focus();
      });
    }, async (tab) => {
      assert.deepEqual(await tab.fillAll(), row);
      assert.deepEqual(await tab.values(), SIX);
    });
    on('whose first box takes the whole code', boxes(''), () => {
      const all = [...document.querySelectorAll('input')];
      all[0].addEventListener('paste', (event) => {
        event.preventDefault();
        all[0].value = event.clipboardData.getData('text');
        all[0].dispatchEvent(new Event('input'));
      });
      all[0].addEventListener('input', () => { if (all[0].value[1]) [...all[0].value].forEach((c, i) => { all[i].value = c; }); });
    }, async (tab) => {
      assert.deepEqual(await tab.fillAll(), row);
      assert.deepEqual(await tab.values(), SIX);
    });
    on('and leaves the focus where the page puts it', `${boxes()}<button>Continue</button>`, () => {
      const all = [...document.querySelectorAll('input, button')];
      all.forEach((box, i) => box.addEventListener('input', () => all[i + 1].focus()));
    }, async (tab) => {
      assert.deepEqual(await tab.fillAll(), row);
      assert.equal(await tab.page.evaluate(focus), 'button');
    });
  });

  describe('with a page that sends the code by itself', () => {
    for (const [what, html] of [['field', '<form><input maxlength=6></form>'], ['row', `<form>${boxes()}</form>`]]) {
      on(`from a ${what}, without leaving`, html, () => {
        const [form, all] = [document.querySelector('form'), [...document.querySelectorAll('input')]];
        window.sent = [];
        form.addEventListener('submit', (event) => {
          event.preventDefault();
          window.sent.push(all.map((it) => it.value).join(''));
          all.forEach((it) => { it.value = ''; });
        });
        form.addEventListener('input', () => { if (all.map((it) => it.value).join('').length === 6) form.requestSubmit(); });
      }, async (tab) => {
        assert.equal((await tab.fillAll({ press: true })).filled, true);
        assert.deepEqual(await tab.page.evaluate(() => window.sent), [CODE]);
      });
      on(`from a ${what}, and leaves`, html.replaceAll('<input', '<input name=c').replace('</form>', '<button>Continue</button></form>'), () => {
        const [form, all] = [document.querySelector('form'), [...document.querySelectorAll('input')]];
        form.addEventListener('input', () => { if (all.map((it) => it.value).join('').length === 6) form.submit(); });
      }, async (tab) => {
        const asked = [];
        tab.page.on('request', (request) => {
          const { pathname, search } = new URL(request.url());
          if (pathname === '/blank.html') asked.push(search.replace(/[?&]c=/g, ''));
        });
        const [, report] = await Promise.all([tab.page.waitForNavigation(), tab.fillAll({ press: true })]);
        assert.notEqual(report.filled, false);
        await pause(300);
        assert.deepEqual(asked, [CODE]);
      });
    }
  });

  describe('leaves nothing', () => {
    for (const late of [false, true]) {
      on(`in a field that the page empties ${late ? 'after 50 ms' : 'at once'}, and types once`, `<input ${late ? 'data-late' : ''}>`, () => {
        window.got = [];
        document.querySelector('input').addEventListener('input', ({ target }) => {
          if (target.value) window.got.push(target.value);
          const empty = () => { target.value = ''; };
          'late' in target.dataset ? setTimeout(empty, 50) : empty();
        });
      }, async (tab) => {
        assert.deepEqual(await tab.fillAll(), { filled: false, reason: 'refused', kept: [0] });
        assert.deepEqual(await tab.page.evaluate(() => window.got), [CODE]);
      });
    }
    for (const what of ['remove', 'disable']) {
      for (const at of [0, 2, 5]) {
        on(`in a row of which the page ${what}s box ${at + 1}`, `${boxes()}<output></output>`, null, async (tab) => {
          await tab.page.evaluate(([how, which]) => {
            const all = [...document.querySelectorAll('input')];
            const digits = ['', '', '', '', '', ''];
            all.forEach((box, i) => box.addEventListener('input', () => {
              digits[i] = box.value; // as a framework would know it
              document.querySelector('output').textContent = digits.join('');
              if (i === 1) how === 'remove' ? all[which].remove() : (all[which].disabled = true);
            }));
          }, [what, at]);
          const before = await tab.sense();
          const report = bare(await tab.fill(before, before.fields.map(({ field }) => field), SIX));
          assert.deepEqual(report, { filled: false, reason: 'gone', kept: NONE });
          assert.ok((await tab.values()).every((value) => value === ''));
          // The page hears nothing more of a box that it has removed.
          assert.equal(await tab.said(), what === 'remove' && at === 0 ? CODE[0] : '');
        });
      }
    }
    on('where something is edited that is no field', '<div contenteditable role=textbox aria-label="Authentication code"></div>', null, async (tab) => {
      assert.deepEqual((await tab.sense()).fields, []);
    });
  });

  describe('gives nothing to', () => {
    const render = () => {
      const old = document.querySelector('input');
      old.replaceWith(old.cloneNode());
    };
    on('an equal field that took the place of the chosen one', '<form><input name=code></form>', null, async (tab) => {
      const facts = await tab.sense();
      await tab.page.evaluate(render);
      assert.deepEqual(bare(await tab.fill(facts, [facts.fields[0].field], [CODE], { press: true })), { filled: false, reason: 'gone', kept: [0] });
      assert.deepEqual(await tab.values(), ['']);
      assert.deepEqual(await tab.fillAll(), filled); // looked at again, it is filled
    });
    on('one that takes its place when it gets the focus', '<input name=code>', () => {
      document.querySelector('input').addEventListener('focus', ({ target }) => target.replaceWith(target.cloneNode()));
    }, async (tab) => {
      assert.deepEqual(await tab.fillAll(), { filled: false, reason: 'gone', kept: [0] });
      assert.deepEqual(await tab.values(), ['']);
    });
    on('a row of which one box is replaced when it gets the focus', `${boxes()}<output></output>`, () => {
      const box = document.querySelector('input');
      box.addEventListener('focus', () => box.replaceWith(box.cloneNode()));
      for (const type of ['paste', 'keydown', 'input']) box.addEventListener(type, () => { document.querySelector('output').textContent += type; });
    }, async (tab) => {
      assert.deepEqual(await tab.fillAll(), { filled: false, reason: 'gone', kept: NONE });
      assert.deepEqual(await tab.values(), ['', '', '', '', '', '']);
      assert.equal(await tab.said(), '');
    });
    on('a row that took the place of the first', `<main>${boxes()}</main>`, () => {
      document.querySelectorAll('input')[1].addEventListener('input', () => {
        history.pushState(null, '', '?next');
        const main = document.querySelector('main');
        main.innerHTML = main.innerHTML;
      });
    }, async (tab) => {
      assert.deepEqual(await tab.fillAll(), { filled: false, reason: 'gone', kept: NONE });
      assert.deepEqual(await tab.values(), ['', '', '', '', '', '']);
    });
    for (const [when, html] of [['focus', '<input>'], ['input', boxes()]]) {
      on(`a document that was written at ${when}`, html, null, async (tab) => {
        await tab.page.evaluate((type, inner) => {
          const all = document.querySelectorAll('input');
          all[all.length >> 1].addEventListener(type, () => {
            document.open();
            document.write(`<body>${inner}<p>other</p>`);
            document.close();
            window.seen = [];
            const hear = (name) => document.addEventListener(name, () => window.seen.push(name));
            queueMicrotask(() => ['focusin', 'keydown', 'input', 'paste'].forEach(hear)); // after the event that brought us here
          });
        }, when, html);
        assert.equal((await tab.fillAll({ press: true })).reason, 'moved');
        await pause(200);
        assert.equal(await tab.page.evaluate(() => document.querySelector('p').textContent), 'other');
        assert.ok((await tab.values()).every((value) => value === ''));
        assert.deepEqual(await tab.page.evaluate(() => window.seen), []);
      });
    }
    on('the next document of a frame', '<iframe src="boxes.html?first"></iframe>', null, async (tab) => {
      const inner = () => tab.page.evaluate(() => [...frames[0].document.querySelectorAll('input')].map((it) => it.value));
      await tab.page.waitForFunction(() => frames[0].document.querySelectorAll('input').length === 6);
      const facts = (await tab.senseAll()).find(({ top }) => !top);
      assert.equal(facts.origin, browser.origin);
      await tab.page.evaluate(() => {
        const box = frames[0].document.querySelectorAll('input')[1];
        box.addEventListener('input', () => { document.querySelector('iframe').src = 'boxes.html?second'; });
      });
      await tab.fill(facts, facts.fields.map(({ field }) => field), SIX, facts).catch(() => {});
      await tab.page.waitForFunction(() => frames[0].location.search === '?second' && frames[0].document.readyState === 'complete');
      await pause(300);
      assert.deepEqual(await inner(), ['', '', '', '', '', '']);
      const late = await tab.fill(facts, facts.fields.map(({ field }) => field), SIX, facts);
      assert.equal(late.reason, 'moved');
      assert.deepEqual(await inner(), ['', '', '', '', '', '']);
    });
  });
});
