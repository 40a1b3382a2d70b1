// Explains to the developer why nobody is identified. docs/troubleshooting.md says what to do about each reason.
import {warn} from './page.js';

const REASONS = {
  unauthorized: /401|UNAUTH|HASH|ACCESS/,
  'invalid-attributes': /400|INVALID|LIMIT|JSAPI/,
  'server-error': /500|SERVER/,
  timeout: /true/,
  'session-expired': /SESSION/,
  'logout-failed': /LOGOUT/,
  storage: /STORAGE/,
  identity: /IDENTITY/,
  unknown: /^/
};

// Calls retry, where it is given and tawk.to may answer otherwise later; else writes to the console and fires the event for
// monitoring. An error can hold a hash or a visitor's data: what does not look like a code is not repeated.
export const refuse = (error, retry) => {
  const given = String(error.message || error.code || error);
  let reason;
  for (reason in REASONS) {
    if (REASONS[reason].test(given)) {
      break;
    }
  }
  if (retry && /^(ser|t)/.test(reason)) {
    retry();
    return;
  }
  const code = /^[A-Z_\d]{3,40}$/.test(given) ? given : reason;
  warn('visitor not identified: ' + code + '. ' + reason);
  dispatchEvent(new CustomEvent('tawk-identity-error', {detail: {code, reason}}));
};
