// Whose chat this document holds, and how it passes to the next person: nobody sees the chat of the person before. Two regions:
//
//   logout:  NONE --leave--> ASKED --confirmed--> CONFIRMED --tawkLoad--> NONE
//                              |                      |
//                              +----------------------+-- refused, or 20 s without tawkLoad --> NONE, and held
//                                                     '-- a login of an earlier person is answered --> NONE, to leave once more
//   held:    no --a logout failed, or another tab has changed the person--> yes: the chat stays hidden, nobody is identified
//            yes --a later element that knows who is there--> no
import {api, hide, show} from './widget.js';
import {LOGOUT_DUE, SOMEBODY, look, remember, seen} from './memory.js';
import {refuse} from './refusals.js';

const NONE = 0;
const ASKED = 1;
const CONFIRMED = 2;
let logout = NONE;
// The timer of the logout under way, which also tells it from earlier ones.
let deadline;
let held = 0;

// What the page printed last. Its mark is '' where nobody is signed in, UNKNOWN where the page does not know.
export const UNKNOWN = 0;
export let wanted;
// What the widget was given last, and whose chat it is since: a mark, '' or SOMEBODY.
let given;
let owner = '';
// Counts identifications: an answer to an earlier one means nothing any more.
let attempt = 0;

const FIRST_PAUSE = 2000;
const LAST_PAUSE = 16000;

// Takes what an element says, unless it does not know who is there.
export const want = (data) => {
  if (!wanted || data.mark !== UNKNOWN) {
    attempt += !wanted || data.text !== wanted.text;
    wanted = data;
  }
  // A page that does not know who is there shows nothing again that was hidden for a reason.
  if (data.mark !== UNKNOWN || look() === LOGOUT_DUE) {
    held = 0;
  }
};

// A page that does not know who is there signs nobody out, but completes what an earlier page began.
export const mustLeave = () => look() === LOGOUT_DUE ||
  (wanted.mark !== UNKNOWN && [look(), owner].some((last) => (last || wanted.mark) !== wanted.mark));

const endLogout = () => {
  clearTimeout(deadline);
  deadline = logout = NONE;
};
const leave = () => {
  attempt++;
  remember(LOGOUT_DUE);
  hide();
  const answer = (error) => {
    // An answer to an earlier logout, already given up, means nothing any more.
    if (mine === deadline) {
      logout = CONFIRMED;
      if (error) {
        endLogout();
        held = 1;
        refuse('LOGOUT');
      }
    }
  };
  const mine = deadline = setTimeout(answer, 20000, true);
  logout = ASKED;
  api().logout(answer);
};

const identify = (pause) => {
  const mine = ++attempt;
  const mark = owner = wanted.mark;
  given = wanted.text;
  // Before the call, as the tab may be closed before its answer. A person who can't be remembered, as the storage is full, is not
  // identified: no later page could know whom to log out.
  remember(mark);
  if (look() !== mark) {
    refuse('STORAGE');
    return;
  }
  // 2 to 4 s, then 4 to 8, then 8 to 16, so that not all pages come back to a busy server at once.
  const again = () => setTimeout(() => mine === attempt && identify(pause * 2), pause * (1 + Math.random()));
  // The callback may come twice, late or never.
  let answered = 0;
  const answer = (error) => {
    clearTimeout(timer);
    // A login, whose success is undefined, of somebody who has left: the widget comes back as that person, who must leave once
    // more. A logout under way ends here, for its tawkLoad is not to be told from that of the login.
    if (error === undefined && (logout === CONFIRMED || mark !== owner)) {
      endLogout();
      owner = SOMEBODY;
      hide();
    }
    if (!answered && mine === attempt && error) {
      refuse(error, pause !== LAST_PAUSE && again);
    }
    answered = 1;
  };
  const timer = setTimeout(answer, 40000, true);
  // The widget writes the e-mail and hash of an earlier call into the object that it is given: this one keeps its own.
  api()[wanted.call === 'login' ? 'login' : 'setAttributes'](new Proxy(wanted.visitor, {set: () => 1}), answer);
};

// Brings the ready widget to whom the page wants; run again after each step.
export const settle = () => {
  if (held) {
    hide();
  } else if (logout === NONE) {
    if (mustLeave()) {
      leave();
    } else {
      if (wanted.mark && given !== wanted.text) {
        identify(FIRST_PAUSE);
      }
      show();
    }
  }
};

// The widget is there, for the first time or again after a login, a logout or a pause.
export const loaded = () => {
  if (logout === CONFIRMED) {
    endLogout();
    owner = '';
    given = 0;
    // Another tab may have remembered somebody meanwhile.
    if (!held) {
      remember('');
    }
  }
  settle();
};

// Another tab, or a page that the browser had put aside: the person may have changed meanwhile.
export const check = () => {
  if (![seen, wanted.mark || seen].includes(look())) {
    attempt++;
    // The chat may still be the last person's: whoever a later element names must be preceded by a logout.
    owner = owner || seen ? SOMEBODY : '';
    held = 1;
    hide();
  } else if (!held && logout === NONE && !mustLeave()) {
    show();
  }
};
