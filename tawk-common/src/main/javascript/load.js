// Fetches tawk.to's script, once and when the load policy says so.
import {all, createScript, get, on, warn} from './page.js';
import {nonce} from './element.js';
import {isReady} from './widget.js';
import {expectLoad} from './patience.js';
import {NOBODY, read, write} from './memory.js';
import {refuseToOpen} from './open.js';
import {check, wanted} from './chat.js';
import {ask} from './identity.js';

let script;
// Whether a click may load, or has loaded.
export let mayLoad = 1;
export const insert = () => {
  if (script || isReady()) {
    return;
  }
  mayLoad = 1;
  const {property, src} = wanted;
  // Another tab may have changed the person while this page waited.
  check();
  // The widget leaves a trace of its own: nobody has been here yet.
  if (read() === NOBODY) {
    write(NOBODY);
  }
  ask();
  const fail = () => {
    mayLoad = 0;
    warn('no chat from ' + src + ': ad-blocker, CSP or network?');
    refuseToOpen();
  };
  window.Tawk_LoadStart = new Date();
  // Not loaded, or loaded and no script: a proxy or captive portal answered, which is not the page's own error.
  on('error', (event) => {
    if ((event.filename || event.target.src) === src && !isReady()) {
      event.preventDefault();
      fail();
    }
  }, true);
  // Libraries that run the scripts of the head again would end the widget: by now, it needs their elements no more.
  on('tawkLoad', () => all('script[src^="' + src.split(property)[0] + '"]').forEach((each) => each.remove()));
  // A page in UTF-16 would read the script so. An empty crossOrigin is "anonymous".
  script = createScript({charset: 'UTF-8', crossOrigin: '', nonce, onload: expectLoad});
  try {
    script.src = src;
    all('head, body')[0].append(script);
  } catch (trustedTypes) {
    fail();
  }
};

export const load = (policy) => {
  if (script || isReady()) {
    ask();
  } else if (policy === 'interaction') {
    // What a person does: an anchor or a carousel scrolls, too.
    ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart'].forEach((type) => on(type, insert, true));
  } else if (policy === 'consent' && window.tawkConsent !== true) {
    mayLoad = script;
    on('tawk-consent', insert);
  } else if (policy === 'idle') {
    // A page that moves all the time is never idle. Safari knows of no idle time: there, the argument is a delay of 0.
    const wait = () => (window.requestIdleCallback || setTimeout)(insert, {timeout: 4000});
    get('readyState') === 'complete' ? wait() : on('load', wait);
  } else if (policy !== 'click') {
    insert();
  }
};
