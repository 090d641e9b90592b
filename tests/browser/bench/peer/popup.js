// The least that an authenticator's popup can do: no encryption, no background, no framework.
import { TOTP } from 'otpauth';

const { accounts = [] } = await chrome.storage.local.get('accounts');
const list = document.querySelector('ul');
for (const { issuer, name, secret } of accounts) {
  const item = document.createElement('li');
  item.textContent = `${issuer} ${name} ${new TOTP({ secret }).generate()}`;
  list.append(item);
}
