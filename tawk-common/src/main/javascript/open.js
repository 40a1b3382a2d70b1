// Opens the chat from links and buttons of the page itself: those with data-tawk-open.
import {all} from './page.js';
import {api} from './widget.js';

// What was clicked, until the chat has come.
let opener;
let needsFocus;

// Whether a click asks for the chat: a plain one of a person, which the page has not handled, on what does nothing else. A button
// without a type sends the form.
export const asksForChat = (event) => {
  const isHandled = event.defaultPrevented || !event.isTrusted;
  if (!(isHandled || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey)) {
    const clicked = event.target.closest('[data-tawk-open]');
    opener = clicked && clicked.matches('a[href],button[type=button],[role=button]:not(button):not(input)') && clicked;
    return opener;
  }
};
export const refuseToOpen = () => {
  opener && opener.dispatchEvent(new CustomEvent('tawk-open-refused', {bubbles: true}));
  opener = 0;
};

// A screen reader goes on in the chat, whose panel is the one wide frame, once it is drawn.
export const focusChat = () => all('.widget-visible iframe').forEach((frame) => {
  if (needsFocus && frame.offsetWidth > 300) {
    needsFocus = 0;
    frame.focus();
  }
});
export const openIfAsked = () => {
  if (opener) {
    opener = 0;
    needsFocus = 1;
    api().maximize();
    focusChat();
  }
};
