/*
 * The window of the sandbox's widget: minimised, maximised or hidden, and the calls of Tawk_API that change it.
 *
 * A maximised window shows itself, whatever hideWidget() asked for. The server keeps the state for each visitor, so that the next
 * page on a desktop opens as this one was left.
 */
(function (tawk, api) {
  'use strict';
  if (tawk.window) {
    return;
  }
  const {steps, announce} = tawk.events;
  const CLOSING = 600; // for so long a window that was minimised is still on the screen
  const embedded = api.embedded; // the id of the element that the chat is put into

  let chat = null;
  let hidden = false;
  let state = 'min';
  let closing;
  let mobile = false;
  let dead = false;

  // [guess] an embedded chat can't be hidden
  const isOpen = () => Boolean(embedded) || state === 'max';

  function draw() {
    if (chat) {
      const open = !dead && (isOpen() || Boolean(closing));
      chat.draw(!dead && (!hidden || open), open);
    }
  }

  function become(wanted) {
    window.clearTimeout(closing);
    closing = undefined;
    if (state === 'max' && wanted === 'min') {
      closing = window.setTimeout(() => {
        closing = undefined;
        draw();
      }, CLOSING);
    }
    state = wanted;
    draw();
  }

  /* Draws the chat of the visitor who was registered. */
  function open(body, actions) {
    mobile = body.traits.includes('MOBILE') || /Mobi/.test(navigator.userAgent);
    if (!chat) {
      chat = tawk.chat({actions, embedded, mobile, unknown: body.traits.includes('UNKNOWN_CONTAINER')});
    }
    if (!mobile) {
      window.clearTimeout(closing);
      closing = undefined;
      state = body.window;
    }
    draw();
    show(body);
  }

  function show(body) {
    if (chat && body.verified !== undefined) {
      chat.update({verdict: body.verified ? 'verified' : 'anonymous', name: body.name, error: null, conversation: body.conversation});
    }
  }

  function refused(error) {
    const plain = error === true ? 'no answer' : error && error.message ? error.message : error;
    const code = plain === 'UNAUTHORIZED_API_CALL' || plain === 'INVALID_HASH' ? `401 ${plain}` : plain;
    if (chat) {
      chat.update({verdict: 'refused', name: null, error: String(code)});
    }
  }

  function remove() {
    if (chat) {
      chat.remove();
      chat = null;
    }
  }

  function setHidden(wanted) {
    if (dead) {
      return;
    }
    hidden = wanted;
    draw();
    if (wanted) {
      steps(announce('ChatHidden'));
    }
  }

  function setMaximized(wanted) {
    if (!chat || dead) {
      return;
    }
    hidden = false;
    become(wanted ? 'max' : 'min');
    tawk.socket.report('window', {state});
    steps(announce(wanted ? 'ChatMaximized' : 'ChatMinimized'));
  }

  api.isChatMaximized = () => Boolean(chat) && !hidden && isOpen();
  api.isChatMinimized = () => Boolean(chat) && !hidden && !isOpen();
  // true before there is a chat, though nobody hid it, and for one that is maximised in spite of hideWidget()
  api.isChatHidden = () => !chat || hidden;
  api.hideWidget = () => setHidden(true);
  api.showWidget = () => setHidden(false);
  api.toggleVisibility = () => setHidden(!hidden);
  api.maximize = () => setMaximized(true);
  api.minimize = () => setMaximized(false);
  api.toggle = () => setMaximized(!api.isChatMaximized());
  api.getWindowType = () => (embedded ? 'embed' : 'inline');

  tawk.window = {
    open,
    show,
    refused,
    remove,
    update: (changes) => chat && chat.update(changes),
    isChatting: () => Boolean(chat) && chat.isChatting(),
    /* What a logout leaves. */
    reset() {
      become('min');
    },
    /* What shutdown() leaves: an open conversation stays on the screen. */
    shutDown() {
      if (!isOpen()) {
        remove();
      }
    },
    /* Hides the widget for good. */
    die() {
      dead = true;
      hidden = true;
      draw();
    },
  };
}(window.$_Tawk, window.Tawk_API));
