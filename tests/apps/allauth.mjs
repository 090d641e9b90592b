// django-allauth, a real login with two factors, running on loopback.
import { startPythonApp } from './kit.mjs';

export const user = { name: 'alice', password: 'correct horse battery' };

/**
 * Starts the app. What its own `database()` says: `secret` (base32 or null), `methods` and `two_factors` of the newest
 * session.
 */
export const startAllauth = () => startPythonApp('allauth');
