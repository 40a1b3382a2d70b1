/*
 * How the sandbox's widget speaks to the page: window events, and the callbacks that the page assigned before the widget started.
 */
(function (tawk, api) {
  'use strict';
  if (tawk.events) {
    return;
  }
  const NAMES = ['BeforeLoad', 'Load', 'StatusChange', 'ChatMaximized', 'ChatMinimized', 'ChatHidden', 'ChatStarted', 'ChatEnded',
    'ChatMessageVisitor', 'TagsUpdated', 'VisitorNameChanged'];

  // read once: what the page assigns later is ignored
  const callbacks = {};
  NAMES.forEach((name) => {
    callbacks[name] = api[`on${name}`];
  });

  function run(callback, ...values) {
    if (typeof callback === 'function') {
      try {
        callback(...values);
      } catch (e) {
        // the real widget swallows it, too
      }
    }
  }

  /* Takes one step after another, about a millisecond apart. */
  function steps(list) {
    if (list.length) {
      window.setTimeout(() => {
        list[0]();
        steps(list.slice(1));
      }, 1);
    }
  }

  /* Returns the two steps of an event. */
  function announce(name, detail) {
    return [
      () => window.dispatchEvent(new CustomEvent(`tawk${name}`, {detail})),
      () => run(callbacks[name], detail),
    ];
  }

  tawk.events = {run, steps, announce};
}(window.$_Tawk, window.Tawk_API));
