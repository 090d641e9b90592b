// What the packed manifests ask for, and above all what they do not.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { idOfKey } from './harness/chromium.mjs';
import { dist } from './harness/paths.mjs';
import { test } from './harness/test.mjs';

const manifests = Object.fromEntries(
  await Promise.all(
    Object.entries(dist).map(async ([name, dir]) => [name, JSON.parse(await readFile(`${dir}/manifest.json`, 'utf8'))]),
  ),
);

for (const [name, manifest] of Object.entries(manifests)) {
  test(`${name}: no more permissions than promised`, () => {
    const required = ['activeTab', 'alarms', 'contextMenus', 'idle', 'scripting', 'storage', 'unlimitedStorage'];
    assert.deepEqual([...manifest.permissions].sort(), required);
    assert.deepEqual(manifest.optional_host_permissions, ['https://*/*', 'http://localhost/*', 'http://127.0.0.1/*']);
    for (const key of ['host_permissions', 'content_scripts', 'web_accessible_resources', 'externally_connectable']) {
      assert.equal(manifest[key], undefined, key);
    }
  });

  test(`${name}: the policy of its pages`, () => {
    const policy = manifest.content_security_policy.extension_pages.split('; ');
    for (const directive of [
      "default-src 'none'",
      "script-src 'self' 'wasm-unsafe-eval'",
      "connect-src 'self'",
      "require-trusted-types-for 'script'",
      'trusted-types import-worker',
    ]) {
      assert.ok(policy.includes(directive), directive);
    }
  });

  test(`${name}: every message of the manifest is there`, async () => {
    const messages = JSON.parse(await readFile(`${dist[name]}/_locales/en/messages.json`, 'utf8'));
    for (const [, key] of JSON.stringify(manifest).matchAll(/__MSG_(\w+?)__/g)) {
      assert.ok(messages[key]?.message, key);
      assert.equal(messages[key].description, undefined, `${key}: what the translator is told stays in the sources`);
    }
    assert.ok(messages.extensionDescription.message.length <= 132, 'the Chrome Web Store takes no more');
  });
}

test('chromium: the key pins the id', () => {
  assert.equal(idOfKey(manifests.chromium.key), 'afmjdmhafmlkjabplhkmodpmnacmpbkl');
});

test('each browser gets its own background only', () => {
  assert.deepEqual(manifests.chromium.background, { service_worker: 'background.js', type: 'module' });
  assert.deepEqual(manifests.firefox.background, { scripts: ['background.js'], type: 'module' });
});
