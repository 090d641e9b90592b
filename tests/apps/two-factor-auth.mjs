// django-two-factor-auth: a wizard in three steps at one address, the QR code a picture of its own address.
import { startPythonApp } from './kit.mjs';

export const user = { name: 'alice', password: 'correct horse battery' };

/** Starts the app. What its own `database()` says: `secret` (base32 or null) and `two_factors` of the newest session. */
export const startTwoFactorAuth = () => startPythonApp('two-factor-auth');
