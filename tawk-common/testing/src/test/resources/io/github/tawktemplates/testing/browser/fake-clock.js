// Time-outs of a second and a half and more wait for clock.advance(ms); shorter ones, and the order of events with them, stay real.
// One of a day is WebKit's driver's, which times its scripts by the page's clock.
window.clock = (function () {
  const {setTimeout, clearTimeout, Date: {now}} = window;
  const timers = new Map();
  let ahead = 0;
  let next = -1;
  window.setTimeout = function (action, delay, ...values) {
    if (!(delay >= 1500 && delay < 86400000)) {
      return setTimeout.call(window, action, delay, ...values);
    }
    timers.set(next, {action: () => action(...values), delay, due: ahead + delay});
    return next--;
  };
  window.clearTimeout = function (id) {
    if (!timers.delete(id)) {
      clearTimeout.call(window, id);
    }
  };
  Date.now = () => now.call(Date) + ahead;
  return {
    advance(ms) {
      ahead += ms;
      [...timers].filter(([, timer]) => timer.due <= ahead).sort(([, a], [, b]) => a.due - b.due).forEach(([id, timer]) => {
        timers.delete(id);
        timer.action();
      });
    },
    // What is waited for, in milliseconds from when it was asked for.
    pending: () => [...timers.values()].map((timer) => timer.delay),
  };
}());
