// Takes the data of each element of the tag in this document, and wires the parts together.
import {get, on, warn} from './page.js';
import {followElements} from './element.js';
import {propertyOf} from './address.js';
import {isFromHistory, whenOpened} from './age.js';
import {api, isReady} from './widget.js';
import {hide, hideAgain, noteHidden} from './hiding.js';
import {LOGOUT_DUE, NOBODY, read, write} from './memory.js';
import {expectLoad} from './patience.js';
import {UNKNOWN, check, held, hold, knowing, loaded, prepare, settle, want, wanted} from './chat.js';
import {askAgain} from './identity.js';
import {keepContainer, revive} from './frames.js';
import {insert, load, mayLoad} from './load.js';
import {asksForChat, focusChat, refuseToOpen} from './open.js';

// Whoever an old page names may have left since.
const distrust = (data) => {
  if (data.visitor && data.mark !== read(data.property)) {
    data.visitor = data.mark = UNKNOWN;
    return true;
  }
};

// An element of another property: its person gets no chat here, and the person of this chat leaves it.
const turnAway = ({mark, property}) => {
  warn('no chat: one property a page');
  if (mark && ![NOBODY, mark].includes(read(property))) {
    write(LOGOUT_DUE, property);
  }
  if (isReady()) {
    want({property: wanted.property, mark: NOBODY});
    settle();
  }
};

const look = () => check() && askAgain();
const listeners = {
  storage: (event) => {
    // Another tab has ended the chat of this page's person, who may come back in neither: while a page waits with loading, what is
    // remembered when it loads can be the same as before.
    event.oldValue === wanted.mark && distrust(wanted);
    look();
  },
  // Where the browser has no storage, no event says that another tab has changed the person.
  // (Not when it goes out of sight: a page that is left has hidden its chat just before, and would show it again.)
  visibilitychange: () => get('visibilityState') === 'visible' && isReady() && look(),
  pagehide: hide,
  pageshow: (event) => {
    if (event.persisted) {
      // First, as nobody is to be seen until there is an answer.
      askAgain();
      distrust(wanted);
      check();
    }
  },
  tawkBeforeLoad: () => {
    // From now on the page may switch to another property.
    api();
    expectLoad();
    hideAgain();
  },
  tawkLoad: () => {
    keepContainer();
    loaded();
  },
  tawkChatHidden: noteHidden,
  tawkChatMaximized: focusChat,
  click: (event) => {
    if (asksForChat(event)) {
      !held && mayLoad && insert();
      // To load may have shown that another tab has changed the person.
      if (held || !mayLoad) {
        refuseToOpen();
      } else {
        event.preventDefault();
        isReady() && settle();
      }
    }
  }
};

const accept = (text) => whenOpened((wasPrerendered) => {
  const data = JSON.parse(text);
  const {src} = data;
  data.text = text;
  data.property = propertyOf(src);
  knowing(data, text, data.visitor, data.signedOut);
  if (!data.property) {
    warn('no chat from ' + src + ': a sandbox on loopback only');
  } else if (wanted && wanted.property !== data.property) {
    turnAway(data);
  } else {
    // What a page fetches later is new.
    if (wasPrerendered) {
      distrust(data) && hold();
    } else if (!isReady() && isFromHistory()) {
      distrust(data);
    }
    want(data);
    // Again each time, as document.open() takes them away.
    for (const type in listeners) {
      on(type, listeners[type]);
    }
    if (isReady()) {
      revive();
      settle();
    } else {
      prepare();
    }
    load(data.load);
  }
});

// Where an element is not the page's own, or a run has none, nobody knows who is there; an element that was read before is empty.
const receive = (text, isOurs) => {
  if (isOurs) {
    text && accept(text);
  } else if (!wanted || text !== wanted.text) {
    warn('no chat: reload the page');
    wanted && hold();
  }
};

// What the runs in one document share. A symbol is no global name, and no element can stand in for it.
const shared = Symbol.for('tawk-templates');
(window[shared] = window[shared] || followElements(receive))();
