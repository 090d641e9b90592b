// Names that both browsers resolve to loopback, so that pages of an origin which is not loopback can be served here.
// No other name resolves: a test that needs the network fails.
export const HOSTS = ['shop.example', 'login.shop.example', 'other.example'];

export const chromiumRules = [
  ...HOSTS.map((host) => `MAP ${host} 127.0.0.1`),
  'MAP localhost 127.0.0.1',
  'MAP * ~NOTFOUND',
  'EXCLUDE 127.0.0.1',
].join(', ');

export const firefoxLocalDomains = HOSTS.join(',');
