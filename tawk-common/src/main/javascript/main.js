// Takes the data of each element of the tag in this document, and wires the parts together.
import {on, warn} from './page.js';
import {takeData} from './element.js';
import {isAllowed} from './address.js';
import {hide, isReady} from './widget.js';
import {LOGOUT_DUE, look, lookFirst, open, remember} from './memory.js';
import {UNKNOWN, check, loaded, mustLeave, settle, want, wanted} from './chat.js';
import {keepContainer, revive} from './frames.js';
import {load} from './load.js';

// For pages that come out of the browser's history: the person whom they name may have left since.
const distrust = (data) => {
  if (!['', look()].includes(data.mark)) {
    data.mark = UNKNOWN;
  }
};
const isFromHistory = () => (performance.getEntriesByType('navigation')[0] || {}).type === 'back_forward';

const listen = () => {
  on('storage', check);
  on('pagehide', (event) => event.persisted && hide());
  on('pageshow', (event) => {
    if (event.persisted) {
      distrust(wanted);
      check();
    }
  });
  on('tawkBeforeLoad', () => mustLeave() && hide());
  on('tawkLoad', () => {
    keepContainer();
    loaded();
  });
};

const accept = (data) => {
  if (!isAllowed(data.src) || (wanted || data).src !== data.src) {
    warn('no chat from ' + data.src + ': one widget a page, a sandbox on loopback only.');
    return;
  }
  open(data.src);
  // The first digits of the hash.
  data.mark = data.visitor ? data.visitor.hash.slice(0, 12) : data.signedOut ? '' : UNKNOWN;
  // What a page fetches later is new.
  if (!isReady() && isFromHistory()) {
    distrust(data);
  }
  if (!wanted) {
    lookFirst();
    listen();
  }
  want(data);
  if (isReady()) {
    revive();
    settle();
  } else if (mustLeave()) {
    // Now, as the page may be left before the widget has loaded.
    remember(LOGOUT_DUE);
  }
  load(data.load);
};

// What the runs in one document share. A symbol is no global name, and no element can stand in for it.
const shared = Symbol.for('tawk-templates');
const data = takeData();
if (data) {
  window[shared] = window[shared] || accept;
  window[shared](data);
}
