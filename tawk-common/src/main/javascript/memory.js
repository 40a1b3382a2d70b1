// What this browser remembers for a property: the mark of the person identified last, LOGOUT_DUE, or '' for nobody.
export const LOGOUT_DUE = '!';
// Where storage is blocked, the person before counts as somebody else.
export const SOMEBODY = '?';

let src;
let last = SOMEBODY;
// What this document read first or wrote last: anything else was written by another tab.
export let seen;

// The property is a part of the address. Outside of each try below: that it is missing is an error, and no blocked storage.
const entry = () => 'tawk-templates.' + src.split('/')[3];

export const look = () => {
  const name = entry();
  try {
    last = localStorage.getItem(name) || '';
  } catch (blocked) {
    // What was written last is all that is known.
  }
  return last;
};
export const open = (address) => {
  src = address;
};
export const lookFirst = () => {
  seen = look();
};
export const remember = (state) => {
  const name = entry();
  seen = last = state;
  try {
    state ? localStorage.setItem(name, state) : localStorage.removeItem(name);
  } catch (blockedOrFull) {
    // look() returns what is really there.
  }
};
