// The camera of the vault page. Chromium shows a film of ours as what its camera sees; Firefox has a camera without a picture.
import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe } from 'node:test';
import { launchChromium } from './harness/chromium.mjs';
import { listen } from './harness/csp.mjs';
import { launchFirefox } from './harness/firefox.mjs';
import { film, uriOf } from './harness/pictures.mjs';
import { Screen } from './harness/screen.mjs';
import { EXPORTED, exported } from './harness/setup-pages.mjs';
import { test } from './harness/test.mjs';
import { until } from './harness/wait.mjs';
import { PASSPHRASE } from './harness/world.mjs';

/** A browser of its own, since what its camera sees is said when it starts. */
class Shoot {
  async start(launch, options) {
    this.session = await launch(options);
    this.heard = await listen(this.session);
    const vault = await this.open();
    await vault.createVault(PASSPHRASE);
    await vault.page.close();
  }

  /** A page that notes which cameras it has turned on. */
  async open() {
    const page = await this.session.extensionPage('vault.html');
    await page.evaluate(() => {
      const devices = navigator.mediaDevices;
      const ask = devices.getUserMedia.bind(devices);
      globalThis.streams = [];
      globalThis.wanted = [];
      devices.getUserMedia = async (wanted) => {
        globalThis.wanted.push(wanted);
        const stream = await ask(wanted);
        globalThis.streams.push(stream);
        return stream;
      };
    });
    return Object.assign(new Screen(page), { page });
  }

  async scan() {
    const vault = await this.open();
    await vault.click('button', 'Add account');
    await vault.click('button', 'Scan with camera');
    await vault.waitFor('heading', 'Scan with camera');
    return vault;
  }

  async end() {
    try {
      await this.heard?.assertNone();
    } finally {
      await this.session?.close();
    }
  }
}

const tracks = (vault) => vault.page.evaluate(() => globalThis.streams.flatMap((stream) => stream.getTracks().map((track) => track.readyState)));
const isOn = (vault) => until('the camera is on', async () => (await tracks(vault)).includes('live'));
async function isOff(vault, count = 1) {
  await until('the camera is off', async () => !(await tracks(vault)).includes('live'));
  assert.equal((await tracks(vault)).length, count, 'it was on');
}

/** Chromium with a camera that sees these codes one after the other. */
function inFilm(title, texts, body) {
  describe(title, { concurrency: 1 }, () => {
    const shoot = new Shoot();
    let folder;
    before(async () => {
      folder = await mkdtemp(join(tmpdir(), 'sixpence-film-'));
      const file = join(folder, 'film.y4m');
      await writeFile(file, film(texts));
      const args = ['--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream', `--use-file-for-fake-video-capture=${file}`];
      await shoot.start(launchChromium, { args });
    });
    after(async () => {
      await shoot.end();
      await rm(folder, { recursive: true, force: true });
    });
    body(shoot);
  });
}

inFilm('a code before the camera (chromium)', [uriOf('filmed')], (shoot) => {
  test('it is read, and the camera goes off by itself', async () => {
    const vault = await shoot.scan();
    await vault.waitFor('button', 'Save account');
    assert.equal(await vault.value('textbox', 'Account name'), 'filmed');
    await isOff(vault);
    assert.deepEqual(await vault.page.evaluate(() => globalThis.wanted[0].video.facingMode), { ideal: 'environment' });
    await vault.click('button', 'Save account');
    await vault.says('Saved');
    await vault.page.close();
  });
});

inFilm('the two codes of an export before the camera (chromium)', [exported('Second', EXPORTED.second, 1), exported('First', EXPORTED.first, 0)], (shoot) => {
  test('they are joined, whichever comes first', async () => {
    const vault = await shoot.scan();
    await vault.says('Read 1 of 2 codes; still missing:');
    await vault.waitFor('heading', '2 accounts found');
    await isOff(vault);
    await vault.click('button', 'Cancel');
    await vault.page.close();
  });
});

inFilm('another code before the camera (chromium)', ['https://example.com/'], (shoot) => {
  test('it is said, and the camera goes on', async () => {
    const vault = await shoot.scan();
    await vault.says('This QR code is no authenticator code');
    await isOn(vault);
    assert.equal(await vault.page.evaluate(() => document.querySelector('video').getAttribute('aria-label')), 'What the camera sees');
    await vault.page.close();
  });

  const ways = {
    'Stop': (vault) => vault.click('button', 'Stop'),
    'another section': (vault) => vault.page.evaluate(() => void (location.hash = '#settings')),
    'a lock by another page': async () => {
      const other = await shoot.open();
      await other.click('button', 'Lock');
      await other.waitFor('button', 'Unlock');
      await other.unlock(PASSPHRASE);
      await other.waitFor('button', 'Lock');
      await other.page.close();
    },
    'a picture that is dropped': (vault) =>
      vault.page.evaluate(() => {
        const dataTransfer = new DataTransfer();
        dataTransfer.items.add(new File(['x'], 'x.png'));
        document.body.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
      }),
    'a page out of sight': async (vault) => {
      await vault.page.evaluate(() => {
        Object.defineProperty(document, 'hidden', { get: () => true, configurable: true });
        document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));
      });
      await vault.says('The camera is off, because this page was not in sight');
    },
  };
  for (const [way, leave] of Object.entries(ways)) {
    test(`its light goes off: ${way}`, async () => {
      const vault = await shoot.scan();
      await isOn(vault);
      await leave(vault);
      await isOff(vault);
      await vault.page.close();
    });
  }

  test('its light goes off: stopped while the browser still asks', async () => {
    const vault = await shoot.open();
    await vault.page.evaluate(() => {
      const ask = navigator.mediaDevices.getUserMedia;
      navigator.mediaDevices.getUserMedia = async (wanted) => {
        await new Promise((resolve) => (globalThis.allow = resolve));
        return ask(wanted);
      };
    });
    await vault.click('button', 'Add account');
    await vault.click('button', 'Scan with camera');
    await vault.says('Starting the camera');
    await vault.click('button', 'Stop');
    await vault.waitFor('textbox', 'Secret key or otpauth address');
    await vault.page.evaluate(() => globalThis.allow());
    await until('the camera was on', async () => (await tracks(vault)).length === 1);
    await isOff(vault);
    await vault.page.close();
  });

  test('a camera that is unplugged is said to be, and can be tried again', async () => {
    const vault = await shoot.scan();
    await isOn(vault);
    await vault.page.evaluate(() => globalThis.streams[0].getTracks()[0].dispatchEvent(new Event('ended')));
    await vault.says('The camera was switched off or unplugged');
    await isOff(vault);
    await vault.click('button', 'Try again');
    await isOn(vault);
    await vault.page.close();
  });

  for (const [name, sentence] of Object.entries({
    NotAllowedError: 'Sixpence may not use the camera',
    NotFoundError: 'No camera was found',
    NotReadableError: 'another program may be using it',
    TypeError: 'The browser could not start the camera',
  })) {
    test(`${name}: ${sentence}`, async () => {
      const vault = await shoot.open();
      await vault.page.evaluate((name) => {
        navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('', name));
      }, name);
      await vault.click('button', 'Add account');
      await vault.click('button', 'Scan with camera');
      await vault.says(sentence);
      await vault.click('button', 'Cancel');
      await vault.waitFor('textbox', 'Secret key or otpauth address');
      await vault.page.close();
    });
  }
});

describe('without a camera', { concurrency: 1 }, () => {
  for (const [name, launch] of Object.entries({ chromium: launchChromium, firefox: launchFirefox })) {
    const shoot = new Shoot();
    before(() => shoot.start(launch));
    after(() => shoot.end());
    test(`it is said (${name})`, async () => {
      const vault = await shoot.scan();
      await vault.says('No camera was found');
      await vault.page.close();
    });
  }
});

describe('a camera without a code (firefox)', { concurrency: 1 }, () => {
  const shoot = new Shoot();
  before(() => shoot.start(launchFirefox, { extraPrefs: { 'media.navigator.streams.fake': true, 'media.navigator.permission.disabled': true } }));
  after(() => shoot.end());
  test('it is on until it is stopped', async () => {
    const vault = await shoot.scan();
    await isOn(vault);
    await vault.says('Hold the code in the middle');
    await vault.click('button', 'Stop');
    await isOff(vault);
    await vault.page.close();
  });
});
