/*
 * The widget of the sandbox, a stand-in for the widget script of tawk.to: it does what has been observed of the real one, its traps
 * included, and marks what is only guessed. Not affiliated with tawk.to. This part starts it, signs in and out, and follows the page.
 */
(function (tawk, api) {
  'use strict';
  const {memory, socket} = tawk;
  if (!tawk.events || !memory || !socket || !tawk.window) {
    return; // the page is being left, and a part will not come any more
  }
  const {run, steps, announce} = tawk.events;
  if (tawk.actions) {
    // a router that runs the page's scripts once more (Swup): [guess] what is left of the widget
    socket.die();
    tawk.window.remove();
    return;
  }
  const visitor = api.visitor;
  tawk.propertyId = window.$_Tawk_AccountKey;
  tawk.widgetId = window.$_Tawk_WidgetId;

  // --- signing in and out

  function clientError(reply) {
    return {code: 'BadRequestError', message: String(reply.body.error)};
  }

  api.login = function (values, callback) {
    socket.whenReady(() => {
      socket.send('login', values).then((reply) => {
        if (reply.status >= 500) {
          tawk.window.refused(reply.status);
          run(callback, true);
          throw new Error(`status ${reply.status}`); // and so the callback is called again
        }
        if (reply.status >= 400) {
          tawk.window.refused(clientError(reply));
          if (callback) {
            callback(clientError(reply)); // what it throws has it called again
          }
          return;
        }
        run(callback);
        steps([() => {
          socket.disconnect();
          memory.remember(reply.body.uuid, reply.body.token);
          socket.connect();
        }]);
      }).catch(() => {
        tawk.window.refused(true);
        run(callback, true);
      });
    });
  };

  api.logout = function (callback) {
    socket.whenReady(() => {
      socket.send('logout', {}, memory.hasToken() ? memory.page.token : null).then((reply) => {
        if (reply.status >= 400) {
          run(callback, reply.status >= 500 ? true : clientError(reply));
          return;
        }
        run(callback);
        steps([() => {
          socket.disconnect();
          api.onBeforeLoaded = false; // and stays so
          memory.remember(null, null);
          tawk.window.reset();
          if (api.autoStart === false) {
            socket.close();
            tawk.window.remove();
          } else {
            socket.connect();
          }
        }]);
      }).catch(() => run(callback, true));
    });
  };

  /* To another property, which has a session of its own. $_Tawk_AccountKey keeps the first. */
  api.switchWidget = function (ids, callback) {
    socket.disconnect();
    memory.leave();
    tawk.propertyId = ids.propertyId;
    tawk.widgetId = ids.widgetId;
    run(callback);
    socket.connect();
  };

  api.start = function () {
    if (socket.isDead() || socket.isRegistered()) {
      return;
    }
    if (api.autoStart === false && visitor) {
      socket.die();
      throw new TypeError("Cannot read properties of undefined (reading 'visitor')");
    }
    socket.connect();
  };

  api.shutdown = function () {
    socket.close();
    tawk.window.shutDown();
  };

  // --- the conversation

  api.isChatOngoing = () => tawk.window.isChatting();
  api.isVisitorEngaged = () => tawk.window.isChatting();
  api.popup = () => window.open(`${tawk.origin}/dashboard`);
  api.endChat = () => {};

  tawk.actions = {
    toggle: api.toggle,
    send(text) {
      const starts = !tawk.window.isChatting();
      socket.whenReady(() => socket.send('message', {text}).then((reply) => {
        if (reply.body.error === null) {
          tawk.window.show(reply.body);
          steps([...(starts ? announce('ChatStarted') : []), ...announce('ChatMessageVisitor', text)]);
        }
      }).catch(() => {}));
    },
  };

  // --- pages without a load

  const moved = () => socket.report('page', {url: location.href});

  ['pushState', 'replaceState'].forEach((name) => {
    const original = window.history[name];
    window.history[name] = function (...values) {
      const result = original.apply(this, values);
      moved();
      return result;
    };
  });
  window.addEventListener('hashchange', moved);
  window.addEventListener('popstate', moved);

  if (api.autoStart !== false) {
    socket.connect();
  }
}(window.$_Tawk, window.Tawk_API));
