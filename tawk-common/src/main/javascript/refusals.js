// Explains to the developer why a visitor is not identified.
import {warn} from './page.js';

// tawk.to's codes in words; 1 where it may answer otherwise later.
const REASONS = [
  [/401|UNAUTH|HASH|ACCESS/, 'unauthorized', 'Check Secure Mode and its key'],
  [/400|INVALID|LIMIT|JSAPI/, 'invalid-attributes', 'Check the attributes'],
  [/500|SERVER/, 'server-error', 'tawk.to is busy', 1],
  [/true/, 'timeout', 'tawk.to is busy', 1],
  [/SESSION/, 'session-expired', 'Reload the page'],
  [/LOGOUT/, 'logout-failed', 'The last visitor is still logged in: chat hidden'],
  [/STORAGE/, 'storage', 'The storage of the browser is full'],
  [/^/, 'unknown', 'See the README']
];

// Calls retry, where it is given and may help; else writes to the console and fires the event for monitoring. An error can hold
// a hash or a visitor's data: what does not look like a code is not repeated.
export const refuse = (error, retry) => {
  const given = String(error.message || error.code || error);
  const [, reason, advice, isBusy] = REASONS.find((row) => row[0].test(given));
  if (isBusy && retry) {
    retry();
    return;
  }
  const code = /^[A-Z_\d]{3,40}$/.test(given) ? given : reason;
  warn('visitor not identified: ' + code + '. ' + advice);
  dispatchEvent(new CustomEvent('tawk-identity-error', {detail: {code, reason}}));
};
