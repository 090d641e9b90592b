// The sites of the set by themselves, without the extension: each can be walked by its own data, checks codes, and notes every press.
import assert from 'node:assert/strict';
import { after, before, describe } from 'node:test';
import puppeteer from 'puppeteer-core';
import { openSite } from './enrol/server.mjs';
import { SITES } from './enrol/sites/index.mjs';
import { takeStep, walk } from './enrol/walk.mjs';
import { test } from './harness/test.mjs';
import { sleep, until } from './harness/wait.mjs';

/** The languages of src/enrolment/reading/words, as far as whole sites are written in them. */
const LANGUAGES = 'ar cs da de en es fi fr it ja ko nl pl pt ru sv tr uk zh'.split(' ');

test('the set has each language, and says of each site what is odd about it', () => {
  const sites = Object.values(SITES);
  assert.ok(sites.length >= 40, `${sites.length} sites`);
  assert.deepEqual([...new Set(sites.map((site) => site.lang))].sort(), LANGUAGES);
  for (const [name, site] of Object.entries(SITES)) assert.ok(site.traps?.length && site.pages[site.start] && site.ends, name);
});

describe('each site', { concurrency: 4 }, () => {
  let browser;
  before(async () => {
    browser = await puppeteer.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', headless: true, args: ['--no-sandbox'] });
  });
  after(() => browser?.close());

  /** `body(site, page)` with a fresh site. */
  const on = (name, title, body) =>
    test(`${name}: ${title}`, async () => {
      const site = await openSite(name, SITES[name]);
      const page = await browser.newPage();
      try {
        await page.goto(site.start);
        await body(site, page);
      } finally {
        // A page that is closed while it goes to the next sometimes never says that it has closed.
        await until('nothing is under way', () => site.quiet() > 150);
        await Promise.race([page.close(), sleep(3000)]);
        await site.close();
      }
    });

  for (const [name, { ends, way, codes, which }] of Object.entries(SITES)) {
    on(name, 'its way leads to its end', async (site, page) => {
      const wasOn = site.state.on;
      await walk(site, page);
      if (ends === 'on') await until(`${name} is on`, () => site.state.on);
      else if (which !== 'none') assert.equal(site.state.on, wasOn);
      assert.deepEqual(site.dangerous(), []);
      if (codes === 'all') assert.equal(site.state.codes.length, 10);
      const pressed = way.filter((step) => !step.startsWith('{'));
      await until(`all presses of ${name} are noted`, () => site.clicks.length >= pressed.length);
      assert.deepEqual(site.clicks.map((click) => click.name), pressed);
    });
  }

  on('qr-alone', 'a wrong code is refused, an old one too, and a dangerous press is noted', async (site, page) => {
    await takeStep(site, page, 'Set up two-factor authentication');
    await until('it has a secret', () => site.state.secret);
    for (const code of ['000000', '12345']) {
      await page.waitForSelector('[data-code]');
      await page.type('[data-code]', code);
      await Promise.all([page.waitForNavigation(), page.click('[type=submit]')]);
      assert.equal(site.state.on, false);
    }
    await Promise.all([page.waitForNavigation(), page.evaluate(() => [...document.querySelectorAll('a')].find((a) => a.textContent === 'Sign out').click())]);
    assert.deepEqual([...new Set(site.dangerous())], ['Sign out']);
  });
});
