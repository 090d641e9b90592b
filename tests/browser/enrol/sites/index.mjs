// All sites. What each is: its pages by name, each a function of the visitor's state that gives parts (../parts.mjs), and
// - `way`: what a user presses on the way to "on", by name, in order. Between them `{code}`: types the code; `{password}`: types the
//   password; `{codes}`: reads the recovery codes there. The assistant's user says yes to these names, and to no other.
// - `ends`: `on`, or where an honest assistant waits (`waits`), what it asks (`asked`) or how it ends (`result`), nothing being on.
// - `codes`: which recovery codes are kept then: `all`, `none`, `any`.
// - `byHand`: what the user does on the page when the assistant waits for that reason.
// - `which`: `ours`: the right one of several secrets; `none`: nobody can say which is right.
// - what the server does: `renews` (`visit`, `wrong`), `refuses` (so many codes), `asksPassword` (pages), `withPassword`, `onAfterSaving`,
//   `wantsTick`, `secretBytes`, `shape` and `count` of the recovery codes; `spa`, `slow`: without navigation, after so many ms.
import codes from './codes.mjs';
import forms from './forms.mjs';
import languages from './languages.mjs';
import secrets from './secrets.mjs';
import stops from './stops.mjs';
import ways from './ways.mjs';

export const SITES = { ...secrets, ...codes, ...forms, ...ways, ...stops, ...languages };

/** For browsers in which not all are walked: one of each kind. */
export const FEW = ['qr-alone', 'stroked-path', 'codes-elsewhere', 'six-boxes', 'cards-with-keys', 'password-first', 'language-de', 'language-ja'];
