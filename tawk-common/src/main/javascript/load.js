// Fetches tawk.to's script, once and when the load policy says so.
import {all, createScript, on, warn} from './page.js';
import {isReady} from './widget.js';
import {wanted} from './chat.js';

let started = 0;
const insert = () => {
  if (started || isReady()) {
    return;
  }
  started = 1;
  const {nonce, src} = wanted;
  window.Tawk_LoadStart = new Date();
  // Not loaded, or loaded and no script: a proxy or captive portal answered, which is not the page's own error.
  on('error', (event) => {
    if ((event.filename || event.target.src) === src && !isReady()) {
      event.preventDefault();
      warn('no chat from ' + src + ': ad-blocker, CSP or network?');
    }
  }, true);
  // An empty crossOrigin is "anonymous".
  all('head, body')[0].append(createScript({async: true, charset: 'UTF-8', crossOrigin: '', nonce, src}));
};

export const load = (policy) => {
  if (policy === 'interaction') {
    ['pointerdown', 'pointermove', 'keydown', 'scroll', 'touchstart'].forEach((type) => on(type, insert, true));
  } else if (policy === 'consent' && window.tawkConsent !== true) {
    on('tawk-consent', insert);
  } else {
    insert();
  }
};
