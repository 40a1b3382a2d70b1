// Time-outs of five seconds and more wait for clock.advance(ms); shorter ones, and the order of events with them, stay real.
window.clock = (function () {
  const {setTimeout, clearTimeout, Date: {now}} = window;
  const timers = new Map();
  let ahead = 0;
  let next = -1;
  window.setTimeout = function (action, delay, ...values) {
    if (!(delay >= 5000)) {
      return setTimeout.call(window, action, delay, ...values);
    }
    timers.set(next, {action: () => action(...values), due: ahead + delay});
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
  };
}());
