// Pictures that the user brings to the vault page: chosen, dropped, pasted; good ones, and all kinds of bad ones.
import assert from 'node:assert/strict';
import { codeOf } from './harness/codes.mjs';
import * as pictures from './harness/pictures.mjs';
import { EXPORTED, exported } from './harness/setup-pages.mjs';
import { test } from './harness/test.mjs';
import { until } from './harness/wait.mjs';
import { PASSPHRASE, inEachBrowser } from './harness/world.mjs';

const { bring, uriOf } = pictures;
/** A picture is read or refused within two seconds; the machine may be busy with other things. */
const PATIENCE_MS = 2000 + 1500;
const UNREAD = 'Not everything could be read';

inEachBrowser('pictures on the vault page', (world) => {
  async function open() {
    const vault = await world.screen();
    await vault.waitFor('button', 'Add account');
    return vault;
  }

  const cancelled = async (vault) => {
    await vault.click('button', 'Cancel');
    await vault.waitFor('button', 'Add account');
  };

  /** Drops pictures, and gives what is said after how long. Then the page reads a good one. */
  async function refused(files, sentences, vault) {
    const own = vault ?? (await open());
    const begun = Date.now();
    await bring(own.page, 'drop', files);
    await own.says(UNREAD);
    const took = Date.now() - begun;
    for (const sentence of sentences) await own.says(sentence);
    assert.ok(took < PATIENCE_MS, `${took} ms`);
    await own.click('button', 'Close');
    await works(own);
    await own.page.close();
  }

  async function works(vault) {
    await bring(vault.page, 'drop', [['good.png', await pictures.png(uriOf('good'))]]);
    await vault.waitFor('button', 'Save account');
    assert.equal(await vault.value('textbox', 'Account name'), 'good');
    await cancelled(vault);
  }

  /** Drops one picture that holds a code of this name. */
  async function isRead(file, bytes, name) {
    const vault = await open();
    const begun = Date.now();
    await bring(vault.page, 'drop', [[file, bytes]]);
    await vault.waitFor('button', 'Save account');
    const took = Date.now() - begun;
    assert.equal(await vault.value('textbox', 'Account name'), name);
    assert.ok(took < PATIENCE_MS, `${took} ms`);
    await cancelled(vault);
    await vault.page.close();
  }

  test('several files of every kind give all their accounts together', async () => {
    const vault = await open();
    const encoded = (kind) => pictures.png(uriOf(kind)).then((png) => pictures.encode(vault.page, png, `image/${kind}`));
    const files = [
      ['one.png', await pictures.png(uriOf('png'))],
      ['two.jpg', await encoded('jpeg')],
      ['three.webp', await encoded('webp')],
      ['four.gif', pictures.gif(uriOf('gif'))],
      ['five.svg', await pictures.svg(uriOf('svg'))],
      ['six.avif', await pictures.avif()],
      // Not by its name is it known what it is.
      ['seven.txt', await pictures.png(uriOf('text'))],
      ['a page.png', await pictures.png('https://example.com/')],
      ['words.txt', 'JBSWY3DPEHPK3PXP'],
    ];
    await vault.click('button', 'Add account');
    await vault.waitFor('button', 'Choose pictures');
    await bring(vault.page, 'choose', files);
    await vault.waitFor('heading', '7 accounts found');
    const text = await vault.text();
    for (const name of ['png', 'jpeg', 'webp', 'gif', 'svg', 'avif', 'text']) assert.match(text, new RegExp(`\\b${name}\\b`));
    assert.match(text, /a page\.png: The QR code in it is no authenticator code/);
    assert.match(text, /words\.txt: This is no picture/);
    await vault.click('button', 'Save accounts');
    await vault.says('Saved');
    await vault.waitFor('button', 'Lock');
    assert.equal(await vault.count('heading', UNREAD), 0);
    await until('all seven are there', async () => (await vault.count('listitem')) === 7);
    await vault.page.close();
  });

  // In Firefox the driver is not told of the dialog of an extension's page; the field itself is filled in the tests above.
  if (world.name === 'chromium') {
    test('the button opens the dialog for files', async () => {
      const vault = await open();
      await vault.click('button', 'Add account');
      const [chooser] = await Promise.all([vault.page.waitForFileChooser(), vault.click('button', 'Choose pictures')]);
      assert.ok(chooser.isMultiple());
      await chooser.cancel();
      await vault.page.close();
    });
  }

  test('dropped: the page stays, and the code runs', async () => {
    const vault = await open();
    assert.equal(await bring(vault.page, 'drop', [['dropped.png', await pictures.png(uriOf('dropped'))]]), true);
    await vault.waitFor('button', 'Save account');
    await until('the code runs', async () => (await vault.text()).replace(/\s/g, '').includes(codeOf('JBSWY3DPEHPK3PXP')));
    await cancelled(vault);
    await vault.page.close();
  });

  test('pasted, also where a text field has the focus; what the field wants, it gets', async () => {
    const vault = await open();
    const png = await pictures.png(uriOf('pasted'));
    await vault.click('button', 'Add account');
    await vault.waitFor('textbox', 'Secret key or otpauth address');
    await vault.page.evaluate(() => document.getElementById('add-secret').focus());
    await bring(vault.page, 'paste', [['x.png', 'no picture']], 'JBSWY3DPEHPK3PXP');
    await bring(vault.page, 'paste', [['image.png', png]]);
    await vault.waitFor('heading', 'Save this account?');
    assert.equal(await vault.value('textbox', 'Account name'), 'pasted');
    assert.equal(await vault.count('heading', UNREAD), 0);
    await vault.click('button', 'Cancel');
    await vault.page.close();
  });

  test('the two codes of an export, in the wrong order, by two ways', async () => {
    const vault = await open();
    const part = (...of) => pictures.png(exported(...of), 5);
    await bring(vault.page, 'drop', [['2.png', await part('Second', EXPORTED.second, 1)]]);
    await vault.says('Still missing: 1');
    await vault.waitFor('button', 'Scan with camera');
    await bring(vault.page, 'choose', [['1.png', await part('First', EXPORTED.first, 0)]]);
    await vault.waitFor('heading', '2 accounts found');
    await cancelled(vault);
    await vault.page.close();
  });

  test('brought while the vault is locked, it waits', async () => {
    const vault = await open();
    await vault.click('button', 'Lock');
    await vault.waitFor('button', 'Unlock');
    await bring(vault.page, 'drop', [
      ['waits.png', await pictures.png(uriOf('waits'))],
      ['nothing.txt', 'nothing'],
    ]);
    await vault.says('Unlock to see what was found');
    await vault.says('nothing.txt');
    await vault.unlock(PASSPHRASE);
    await vault.waitFor('button', 'Save account');
    assert.equal(await vault.value('textbox', 'Account name'), 'waits');
    await cancelled(vault);
    await vault.page.close();
  });

  test('long work is shown and can be cancelled', async () => {
    const vault = await open();
    const blank = pictures.blackPng(2600);
    await bring(vault.page, 'drop', Array.from({ length: 5 }, (_, at) => [`${at + 1}.png`, blank]));
    await vault.says('Reading picture 1 of 5: 1.png');
    await vault.says('Reading picture 2 of 5: 2.png');
    assert.equal(await vault.page.evaluate(() => document.querySelector('progress').value), 1);
    await vault.click('button', 'Cancel');
    await until('nothing is read any more', async () => !(await vault.text()).includes('Reading'));
    await works(vault);
    await vault.page.close();
  });

  // The numbers are those of the list of bad inputs that this was made from.
  const png = (width, height) => pictures.rawPng(width, height, {});
  test('56, 60: more pixels than memory, no pixels', () =>
    refused(
      [
        ['huge.png', png(100_000, 100_000)],
        ['flat.png', png(0, 0)],
      ],
      ['huge.png: The picture is too large', 'flat.png: The picture is empty'],
    ));

  test('57: a file of 50 MB', async () => {
    const vault = await open();
    await vault.page.evaluate((base64) => {
      const start = Uint8Array.from(atob(base64), (c) => c.charCodeAt(0));
      const transfer = new DataTransfer();
      transfer.items.add(new File([start, new Uint8Array(50_000_000)], 'fat.png'));
      document.body.dispatchEvent(new DragEvent('drop', { dataTransfer: transfer, bubbles: true, cancelable: true }));
    }, (await pictures.png(uriOf('fat'))).toString('base64'));
    await vault.says('fat.png: The file is too large');
    await vault.click('button', 'Close');
    await works(vault);
    await vault.page.close();
  });

  test('58: 64 MB of pixels in 65 KB, a text of 200 MB in 200 KB', async () => {
    await refused([['black.png', pictures.blackPng(4096)]], ['black.png: No QR code found']);
    await isRead('text.png', pictures.pngWithLargeText(uriOf('text'), 200_000_000), 'text');
  });

  test('59: one pixel', () => refused([['dot.png', pictures.rawPng(1, 1, { rows: Buffer.from([0, 0]) })]], ['dot.png: No QR code found']));

  test('61: 10,000 pictures in one, of which the first counts', async () => {
    await isRead('moving.png', pictures.apng(uriOf('apng'), 10_000), 'apng');
    await isRead('moving.gif', pictures.gif(uriOf('gif'), 10_000), 'gif');
  });

  test('62: a drawing with a script and with references to elsewhere', async () => {
    let heard = 0;
    world.server.routes['/heard'] = (_, response) => {
      heard += 1;
      response.writeHead(200, { 'access-control-allow-origin': '*', 'content-type': 'image/svg+xml' }).end('<svg xmlns="http://www.w3.org/2000/svg"/>');
    };
    const url = world.server.url('/heard');
    const evil = (await pictures.svg(uriOf('drawn'))).replace(/<svg[^>]*>/, (start) => `<?xml-stylesheet href="${url}"?>${start.replace('>', ` onload="fetch('${url}')" xmlns:xlink="http://www.w3.org/1999/xlink">`)}
      <script>fetch('${url}'); new Image().src = '${url}'; document.title = 'run';</script><script href="${url}"/>
      <style>@import url(${url}); @font-face { font-family: f; src: url(${url}); } text { font-family: f; fill: url(${url}#a); }</style>
      <image href="${url}" width="1" height="1"/><image xlink:href="${url}" width="1" height="1"/><use href="${url}#a"/><text>a</text>
      <a href="${url}"><set attributeName="href" to="javascript:fetch('${url}')"/></a>`);
    await isRead('evil.svg', evil, 'drawn');
    // A whole page within it, and one that draws itself with itself.
    const page = `<svg xmlns="http://www.w3.org/2000/svg" width="90" height="90"><foreignObject width="90" height="90">
      <body xmlns="http://www.w3.org/1999/xhtml"><iframe src="${url}"/><img src="${url}"/></body></foreignObject></svg>`;
    await refused([['page.svg', page]], ['page.svg']);
    assert.equal(heard, 0, 'requests have left');
  });

  test('62: a drawing without a size, and one that takes for ever', async () => {
    const sizeless = (await pictures.svg(uriOf('sizeless'))).replace(/ (width|height)="[^"]*"/g, '');
    await isRead('sizeless.svg', sizeless, 'sizeless');
    const nest = Array.from({ length: 12 }, (_, level) => `<g id="g${level + 1}">${`<use href="#g${level}"/>`.repeat(10)}</g>`).join('');
    const bomb = `<svg xmlns="http://www.w3.org/2000/svg" width="90" height="90"><defs><rect id="g0" width="9" height="9"/>${nest}</defs><use href="#g12"/></svg>`;
    const entities = Array.from({ length: 12 }, (_, level) => `<!ENTITY e${level + 1} "${`&e${level};`.repeat(10)}">`).join('');
    const laughs = `<!DOCTYPE svg [<!ENTITY e0 "ha">${entities}]><svg xmlns="http://www.w3.org/2000/svg" width="90" height="90"><text>&e12;</text></svg>`;
    await refused([['bomb.svg', bomb], ['laughs.svg', laughs]], ['bomb.svg: This drawing is too complicated', 'laughs.svg: This drawing is too complicated']);
  });

  test('62: drawings that hung a browser for half a minute, when they were drawn', async () => {
    const large = '<rect width="900" height="900"';
    const vault = await open();
    for (const [name, body] of Object.entries({
      large: `${large} fill="#00f8" stroke="red"/>`.repeat(60_000),
      clipped: `<clipPath id="c"><circle r="900"/></clipPath>${`<g clip-path="url(#c)">${large}/></g>`.repeat(30_000)}`,
      tiled: `<pattern id="p" width="1" height="1" patternUnits="userSpaceOnUse">${large}/></pattern>${`${large} fill="url(#p)"/>`.repeat(20_000)}`,
      dashed: '<path d="M0 0L900 900" stroke="red" stroke-dasharray=".01"/>'.repeat(20_000),
      long: `<path d="${'M0 0C9 9 900 9 900 900'.repeat(180_000)}" stroke="red" stroke-width="9"/>`,
      wordy: `<text>${'a '.repeat(1_900_000)}</text>`,
    })) {
      const begun = Date.now();
      await bring(vault.page, 'drop', [[`${name}.svg`, `<svg xmlns="http://www.w3.org/2000/svg" width="900" height="900">${body}</svg>`]]);
      await vault.says(`${name}.svg: This drawing is too complicated`);
      const took = Date.now() - begun;
      assert.ok(took < 8000, `${name}: ${took} ms`);
      await vault.click('button', 'Close');
    }
    await works(vault);
    await vault.page.close();
  });

  test('63: cut off in the header, and in the pixels', async () => {
    const vault = await open();
    const jpeg = await pictures.encode(vault.page, await pictures.png(uriOf('cut')), 'image/jpeg');
    await refused(
      [
        ['head.jpg', jpeg.subarray(0, 100)],
        ['body.jpg', jpeg.subarray(0, jpeg.length * 0.4)],
        ['body.png', (await pictures.png(uriOf('cut'))).subarray(0, 300)],
        ['none.png', ''],
      ],
      ['head.jpg: The picture ends too early', 'body.jpg', 'body.png', 'none.png: There is nothing in it'],
      vault,
    );
  });

  test('64: CMYK, 16 bits, said to lie on its side', async () => {
    await isRead('cmyk.jpg', await pictures.cmyk(), 'cmyk');
    await isRead('deep.png', pictures.png16(uriOf('deep')), 'deep');
    const vault = await open();
    const jpeg = await pictures.encode(vault.page, await pictures.png(uriOf('turned')), 'image/jpeg');
    await vault.page.close();
    await isRead('turned.jpg', pictures.turned(jpeg), 'turned');
  });

  test('69: a file that is gone when its turn comes', async () => {
    const vault = await open();
    await vault.page.evaluate(() => {
      // As the browser says it of a file that was changed after it was chosen.
      const slice = File.prototype.slice;
      File.prototype.slice = function (...range) {
        const part = slice.apply(this, range);
        part.arrayBuffer = () => Promise.reject(new DOMException('gone', 'NotReadableError'));
        File.prototype.slice = slice;
        return part;
      };
    });
    await refused([['gone.png', await pictures.png(uriOf('gone'))]], ['gone.png: There is nothing in it, or it cannot be opened'], vault);
  });

  test('a decoder that does not come to an end is given up', async () => {
    const vault = await open();
    await vault.page.evaluate(() => {
      const decode = globalThis.createImageBitmap;
      globalThis.createImageBitmap = () => {
        globalThis.createImageBitmap = decode;
        return new Promise(() => {});
      };
    });
    await bring(vault.page, 'drop', [
      ['slow.png', await pictures.png(uriOf('slow'))],
      ['next.png', await pictures.png(uriOf('next'))],
    ]);
    await vault.says('slow.png: It takes too long to draw');
    assert.equal(await vault.value('textbox', 'Account name'), 'next');
    await cancelled(vault);
    await vault.page.close();
  });
});
