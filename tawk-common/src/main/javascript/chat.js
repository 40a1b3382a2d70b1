// Whose chat this document holds, and how it passes to the next person: nobody sees the chat of the person before. Two regions:
//
//   logout:  NONE --leave--> ASKED --confirmed--> CONFIRMED --tawkLoad--> NONE
//                              |                      |
//                              |                      '-- a login of an earlier person is answered --> NONE, to leave once more
//                              '-- refused, or no answer in 20 s --> NONE, and held
//   held:    no --a logout failed, or the person may have changed and nothing says to whom--> yes: hidden, nobody is identified
//            yes --a later element that knows who is there--> no
import {api, isOf, isReady} from './widget.js';
import {warn} from './page.js';
import {hide, show} from './hiding.js';
import {LOGOUT_DUE, NOBODY, SOMEBODY, read, write} from './memory.js';
import {refuse} from './refusals.js';
import {expectLoad} from './patience.js';
import {openIfAsked, refuseToOpen} from './open.js';

const NONE = 0, ASKED = 1, CONFIRMED = 2;
// The deadline is the timer of a logout without an answer, and the one thing in which it differs from earlier ones.
let logout = NONE, deadline;
export let held = 0;
// What the page printed last. Its mark is NOBODY where nobody is signed in, UNKNOWN where the page does not know.
export const UNKNOWN = 0;
export let wanted;
// What the widget was given last, and whose chat it is: first whom the browser remembers, then whom we bring.
let given, owner;
// Counts identifications, as an answer to an earlier one means nothing any more; and the one that tawk.to was asked for last.
let attempt = 0, asked;
const FIRST_PAUSE = 2000, LAST_PAUSE = 16000;

// The chat stays hidden and nobody is identified, until an element says who is there.
export const hold = () => {
  attempt++;
  held = 1;
  // An answer to who is there that is under way was asked for before that: it is for the object of then.
  wanted = wanted && Object.assign({}, wanted);
  hide();
  refuseToOpen();
};
// Adds who is there to an element's data: the visitor, the text that said so, and the first digits of the hash.
export const knowing = (data, said, visitor, isSignedOut) => Object.assign(data, {
  said,
  visitor,
  mark: visitor ? visitor.hash.slice(0, 12) : isSignedOut ? NOBODY : UNKNOWN
});
// Takes what an element says, unless it does not know who is there and where to ask.
export const want = (data) => {
  if (!wanted) {
    wanted = data;
    owner = read(data.property);
  }
  if (data.mark || data.identity) {
    attempt += data.said !== wanted.said;
    wanted = data;
  }
  // Where the page does not know, what was hidden for a reason stays so.
  held = data.mark || read() === LOGOUT_DUE ? 0 : held;
};
// Where the page does not know, nobody is signed out, but what an earlier page began is completed.
const mustLeave = () => read() === LOGOUT_DUE || (wanted.mark && isOfOther());
const isOfOther = () => [read(), owner].some((last) => ![NOBODY, wanted.mark].includes(last));
// Who is there is asked, and there is no answer; somebody was here before.
export const awaitsIdentity = () => wanted.identity && !wanted.mark && isOfOther();

// Before the widget is there, as the page may be left by then.
export const prepare = () => {
  if (mustLeave()) {
    write(LOGOUT_DUE);
    hide();
  } else if (awaitsIdentity()) {
    hide();
  }
};
const leave = () => {
  attempt++;
  prepare();
  const answer = (error) => {
    // An answer to an earlier logout, already given up, means nothing any more.
    if (mine !== deadline) {
      return;
    }
    clearTimeout(mine);
    deadline = 0;
    if (error) {
      logout = NONE;
      hold();
      refuse('LOGOUT');
    } else {
      logout = CONFIRMED;
      expectLoad();
    }
  };
  const mine = deadline = setTimeout(answer, 20000, true);
  logout = ASKED;
  api().logout(answer);
};
const identify = (pause) => {
  const mine = ++attempt;
  const mark = owner = wanted.mark;
  given = wanted.said;
  // Before the call, as the tab may be closed before its answer. Nobody is identified whom no later page could log out.
  write(mark);
  if (read() !== mark) {
    return refuse('STORAGE');
  }
  // 2 to 4 s, then 4 to 8, then 8 to 16, so that not all pages come back to a busy server at once.
  const again = () => setTimeout(() => mine + 1 === attempt && identify(pause * 2), pause * (1 + Math.random()));
  // The callback may come twice, late or never.
  const answer = (error) => {
    clearTimeout(timer);
    // A login (its success is undefined) of somebody who has left: the widget comes back as that person, who must leave once more.
    // A logout under way ends here: its tawkLoad and that of the login look the same.
    if (error === undefined && (logout === CONFIRMED || mark !== owner)) {
      deadline = logout = NONE;
      owner = SOMEBODY;
      hide();
    }
    if (mine === attempt) {
      attempt++;
      error && refuse(error, pause !== LAST_PAUSE && again);
      // While a login brings the widget back, tawkLoad is still to come.
      isReady() && openIfAsked();
    }
  };
  const timer = setTimeout(answer, 40000, true);
  asked = mine;
  // The widget writes the e-mail and hash of an earlier call into the object that it is given: this one keeps its own.
  api()[wanted.call === 'login' ? 'login' : 'setAttributes'](new Proxy(wanted.visitor, {set: () => 1}), answer);
};

// Brings the ready widget to whom the page wants; run again after each step.
export const settle = () => {
  if (held) {
    hide();
  } else if (logout === NONE) {
    if (!isOf(wanted.property)) {
      attempt++;
      prepare();
      warn('no chat: one property a page');
      refuseToOpen();
    } else if (mustLeave()) {
      leave();
    } else if (awaitsIdentity()) {
      hide();
    } else {
      wanted.visitor && given !== wanted.said && identify(FIRST_PAUSE);
      show();
      // Else when tawk.to has answered.
      asked === attempt || openIfAsked();
    }
  }
};

// The widget is there, for the first time or again after a login, a logout or a pause.
export const loaded = () => {
  if (logout === CONFIRMED) {
    logout = given = NONE;
    owner = NOBODY;
    // Another tab may have remembered somebody meanwhile: for it, nothing changes where that is our person.
    held || read() === wanted.mark || write(NOBODY);
  }
  settle();
};

// Another tab, or a page that the browser had put aside: the person may have changed meanwhile. Returns whether that is so, and
// the chat is nobody's, so that it can become the next person's without a logout, which would end it in the other tab.
export const check = () => {
  const last = read();
  if (![LOGOUT_DUE, owner, wanted.mark || owner].includes(last)) {
    // The chat may still be the last person's: whoever a later element names must be preceded by a logout.
    owner = owner === NOBODY ? NOBODY : SOMEBODY;
    hold();
    return owner === NOBODY;
  }
  if (!held && logout === NONE) {
    mustLeave() || awaitsIdentity() ? hide() : show();
  }
};
