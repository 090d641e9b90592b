// The apps, for tests of all of them. Each has the same `database()`, and its walk the same functions.
import * as allauth from './allauth.mjs';
import * as allauthWalk from './allauth.walk.mjs';
import * as flaskSecurity from './flask-security.mjs';
import * as flaskSecurityWalk from './flask-security.walk.mjs';
import * as homebridge from './homebridge.mjs';
import * as homebridgeWalk from './homebridge.walk.mjs';
import * as twoFactorAuth from './two-factor-auth.mjs';
import * as twoFactorAuthWalk from './two-factor-auth.walk.mjs';

export const APPS = [
  { name: 'django-allauth', start: allauth.startAllauth, user: allauth.user, walk: allauthWalk },
  { name: 'django-two-factor-auth', start: twoFactorAuth.startTwoFactorAuth, user: twoFactorAuth.user, walk: twoFactorAuthWalk },
  { name: 'Flask-Security', start: flaskSecurity.startFlaskSecurity, user: flaskSecurity.user, walk: flaskSecurityWalk },
  { name: 'Homebridge UI', start: homebridge.startHomebridge, user: homebridge.user, walk: homebridgeWalk },
];
