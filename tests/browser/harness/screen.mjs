// Finds things on the extension's pages by role and accessible name, as a person with a screen reader does. Works with
// puppeteer's pages and with Firefox's popup, which is no page for puppeteer: everything runs in `evaluate`.
import { until } from './wait.mjs';

/** Runs in the page. Does `act` to the visible element of this role and name; gives what it gives. */
function withElement(role, name, index, act, value) {
  const roles = {
    button: 'button, [role=button]',
    textbox: 'input:not([type=checkbox], [type=search], [type=number], [type=radio], [type=file]), textarea',
    searchbox: 'input[type=search]',
    spinbutton: 'input[type=number]',
    checkbox: 'input[type=checkbox]',
    combobox: 'select',
    link: 'a[href]',
    list: 'ul, ol, [role=list]',
    listitem: 'li, [role=listitem]',
    heading: 'h1, h2, h3',
    status: '[role=status], [role=alert]',
    navigation: 'nav',
  };
  const text = (node) => (node?.textContent ?? '').replace(/\s+/g, ' ').trim();
  const nameOf = (node) =>
    (
      node.getAttribute('aria-label') ??
      (node.getAttribute('aria-labelledby')
        ? node
            .getAttribute('aria-labelledby')
            .split(' ')
            .map((id) => text(document.getElementById(id)))
            .join(' ')
        : [...(node.labels ?? [])].map(text).join(' ') || text(node))
    ).trim();
  const shown = (node) => node.checkVisibility?.() ?? node.getClientRects().length > 0;
  const scope = name?.within
    ? [...document.querySelectorAll('li, [role=listitem]')].filter((node) => text(node).includes(name.within))
    : [document];
  const wanted = name?.name ?? name;
  const found = scope
    .flatMap((root) => [...root.querySelectorAll(roles[role])])
    .filter((node) => shown(node) && (wanted === null || wanted === undefined || typeof wanted === 'object' || nameOf(node) === wanted));
  if (act === 'count') return found.length;
  if (act === 'texts') return found.map(text);
  const node = found[index];
  if (!node) return { missing: true };
  switch (act) {
    case 'click':
      if (node.disabled) return { missing: true };
      node.focus();
      node.click();
      return {};
    case 'type': {
      node.focus();
      const proto = node instanceof HTMLTextAreaElement ? HTMLTextAreaElement : node instanceof HTMLSelectElement ? HTMLSelectElement : HTMLInputElement;
      Object.getOwnPropertyDescriptor(proto.prototype, 'value').set.call(node, value);
      node.dispatchEvent(new Event('input', { bubbles: true }));
      node.dispatchEvent(new Event('change', { bubbles: true }));
      return {};
    }
    case 'value':
      return { value: node.value };
    case 'checked':
      return { value: node.checked };
    default:
      return { value: text(node) };
  }
}

export class Screen {
  /** `view`: anything with `evaluate`. */
  constructor(view) {
    this.view = view;
  }

  #ask(role, name, act, value, index = 0) {
    return this.view.evaluate(withElement, role, name, index, act, value);
  }

  async #do(role, name, act, value, index) {
    return this.#until(`${role} ${JSON.stringify(name)} is there to ${act}`, async () => {
      const answer = await this.#ask(role, name, act, value, index).catch(() => ({ missing: true }));
      return answer && !answer.missing && answer;
    });
  }

  count(role, name) {
    return this.#ask(role, name, 'count');
  }

  texts(role, name) {
    return this.#ask(role, name, 'texts');
  }

  click(role, name, index) {
    return this.#do(role, name, 'click', undefined, index);
  }

  type(role, name, text) {
    return this.#do(role, name, 'type', text);
  }

  async value(role, name) {
    return (await this.#do(role, name, 'value')).value;
  }

  waitFor(role, name) {
    return this.#do(role, name, 'text');
  }

  /** All text that can be seen. */
  text() {
    return this.view.evaluate(() => document.body.innerText.replace(/\s+/g, ' ').trim());
  }

  /** Waits until the page says this. */
  async says(words) {
    await this.#until(`the page says ${words}`, async () => (await this.text().catch(() => '')).includes(words));
  }

  /** Tells what the page says in the end, where it was waited for in vain. */
  #until(what, probe) {
    return until(what, probe).catch(async (error) => {
      throw new Error(`${error.message}; it says: ${await this.text().catch(() => '?')}`);
    });
  }

  // The jobs that most tests begin with.

  async createVault(passphrase) {
    await this.type('textbox', 'New passphrase', passphrase);
    await this.type('textbox', 'Repeat passphrase', passphrase);
    await this.click('button', 'Create vault');
    // The recovery key, for the tests that need none.
    await this.click('button', 'Later');
    await this.waitFor('heading', 'Accounts');
  }

  async unlock(passphrase) {
    await this.type('textbox', 'Passphrase', passphrase);
    await this.click('button', 'Unlock');
  }
}
