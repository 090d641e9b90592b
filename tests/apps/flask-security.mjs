// Flask-Security: the QR code in the answer to a POST, the secret in groups with dashes.
import { startPythonApp } from './kit.mjs';

export const user = { name: 'alice@shop.example', password: 'correct horse battery' };

/**
 * Starts the app. What its own `database()` says: `secret` (base32 or null). It keeps its sessions in cookies, so
 * `two_factors` is null.
 */
export const startFlaskSecurity = () => startPythonApp('flask-security');
