// What this browser remembers for a property, this page's own if no other is named: the mark of the person identified last,
// LOGOUT_DUE or NOBODY.
import {get, set} from './page.js';

export const LOGOUT_DUE = '!';
export const NOBODY = '-';
// The widget has been here, and nothing says for whom.
export const SOMEBODY = '?';

// The first that is asked about.
let own;
// What this document wrote last, for where the browser keeps nothing or no more.
let written;

const NAME = 'tawk-templates.';
// No other host can write a cookie of this name.
const COOKIE = '__Host-' + NAME;

export const read = (property = own) => {
  let found;
  own = own || property;
  try {
    found = localStorage.getItem(NAME + property);
  } catch (nullOrBlocked) {
    const [, value, second] = get('cookie').split(COOKIE + property + '=');
    found = second ? SOMEBODY : value ? value.split(';')[0] : written;
  }
  // Unless this document has found out that it is nobody's, where the storage is full.
  return found || (written !== NOBODY && get('cookie').includes('twk_uuid_' + property) ? SOMEBODY : NOBODY);
};
export const write = (state, property = own) => {
  written = state;
  try {
    localStorage.setItem(NAME + property, state);
  } catch (nullOrBlockedOrFull) {
    // Only for somebody, whose mark is longer than one character. It lasts as long as tawk.to's own.
    if (state[1] || get('cookie').includes(COOKIE + property)) {
      set('cookie', COOKIE + property + '=' + state + ';path=/;max-age=15552000;samesite=lax;secure');
    }
  }
};
