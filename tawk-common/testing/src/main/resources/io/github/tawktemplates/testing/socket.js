/*
 * The connection of the sandbox's widget. What goes over the real widget's socket and what it sends as requests are fetch POSTs
 * here, one after another.
 *
 * $_Tawk.returnFromInactivity() plays the return of a visitor after 20 minutes, $_Tawk.dropSocket() a network that was away.
 */
(function (tawk, api) {
  'use strict';
  if (tawk.socket) {
    return;
  }
  const {steps, announce} = tawk.events;
  const {memory} = tawk;
  const INACTIVITY = 20 * 60000;
  const CONNECTS = 5; // the sixth is refused
  const CONNECTS_WITHIN = 10000; // [guess] what makes it a loop
  const visitor = api.visitor;

  const connects = [];
  let waiting = [];
  let queue = Promise.resolve();
  let attempt = 0;
  let announced = false;
  let status = '';
  let ready = false;
  let registered = false;
  let dead = false;
  let idle = false;
  let idleTimer;

  /* Resolves with {status, body}; rejects when the network fails; stays pending when the sandbox was told to be silent. */
  function send(name, values, token = memory.page.token) {
    const message = JSON.stringify({token, values});
    const address = `${tawk.origin}/api/${tawk.propertyId}/${tawk.widgetId}/${name}`;
    const sent = queue
      .then(() => fetch(address, {method: 'POST', body: message, keepalive: true, credentials: 'omit'}))
      .then((response) => response.json().then((body) => ({status: response.status, body})));
    queue = sent.catch(() => {});
    return sent.then((reply) => (reply.body.silent ? new Promise(() => {}) : late(reply)));
  }

  function late(reply) {
    return reply.body.delay ? new Promise((resolve) => window.setTimeout(() => resolve(reply), reply.body.delay)) : reply;
  }

  /* Sends what nobody waits for. */
  function report(name, values) {
    if (ready) {
      send(name, values).catch(() => {});
    }
  }

  function whenReady(action) {
    if (ready) {
      action();
    } else {
      waiting.push(action);
    }
  }

  function register() {
    const person = visitor === undefined || !memory.isFirstOfTab ? null : visitor;
    memory.recall();
    return send('connect', {uuid: memory.page.uuid, visitor: person, url: location.href});
  }

  function connect() {
    const now = Date.now();
    connects.push(now);
    if (connects.filter((time) => now - time < CONNECTS_WITHIN).length > CONNECTS) {
      dead = true;
      tawk.window.die();
      return;
    }
    registered = true;
    attempt += 1;
    const mine = attempt;
    register().then((reply) => {
      if (mine !== attempt || reply.status >= 500) {
        return; // no second try after a 500: no widget, no event
      }
      if (reply.status >= 400) {
        dead = true;
        tawk.window.remove();
        return;
      }
      connected(mine, reply.body);
    }).catch(() => {}); // [guess] the same where the network fails
  }

  function connected(mine, body) {
    const current = () => mine === attempt && registered;
    memory.remember(body.uuid, body.token);
    memory.mark();
    const before = announced ? [] : [() => {
      announced = true;
      api.onBeforeLoaded = true;
    }, ...announce('BeforeLoad')];
    steps([...before, () => {
      if (!current()) {
        return;
      }
      tawk.window.open(body, tawk.actions);
      if (body.consent) {
        // the widget's own form: nothing goes on until the visitor has agreed
        tawk.window.update({consent: () => send('consent', {}).then(() => {
          tawk.window.update({consent: null});
          opened(current);
        })});
      } else {
        opened(current);
      }
    }]);
  }

  function opened(current) {
    const first = status ? [] : [() => {
      status = 'online';
    }, ...announce('StatusChange', 'online')];
    steps([...first, () => {
      if (!current()) {
        return;
      }
      ready = true;
      api.onLoaded = true;
      const actions = waiting;
      waiting = [];
      actions.forEach((action) => action());
      steps(announce('Load'));
      watch();
    }]);
  }

  /* After a broken connection: registers with the cookie that is there by now, without an event for the page. */
  function reconnect() {
    if (!ready || dead) {
      return;
    }
    const mine = attempt;
    register().then((reply) => {
      if (mine === attempt && ready && reply.status < 400) {
        memory.remember(reply.body.uuid, reply.body.token);
        tawk.window.show(reply.body);
      }
    }).catch(() => window.setTimeout(reconnect, 1000)); // [guess]
  }

  function disconnect() {
    ready = false;
    api.onLoaded = false;
  }

  /* Closes the connection until connect(). */
  function close() {
    registered = false;
    disconnect();
    window.clearTimeout(idleTimer);
  }

  function watch() {
    window.clearTimeout(idleTimer);
    idleTimer = window.setTimeout(() => {
      idle = true;
      disconnect();
    }, INACTIVITY);
  }

  function active() {
    if (idle) {
      idle = false;
      connect();
    } else if (ready) {
      watch();
    }
  }

  ['pointerdown', 'pointermove', 'keydown', 'scroll'].forEach((type) => window.addEventListener(type, active, {passive: true}));
  window.addEventListener('pageshow', (event) => {
    if (event.persisted) {
      reconnect();
    }
  });

  api.getStatus = () => status;

  tawk.returnFromInactivity = function () {
    disconnect();
    idle = true;
    active();
  };
  tawk.dropSocket = reconnect;
  tawk.socket = {
    send,
    report,
    whenReady,
    connect,
    disconnect,
    close,
    isRegistered: () => registered,
    isDead: () => dead,
    /* The widget is broken: calls wait for ever. */
    die() {
      dead = true;
      registered = false;
      ready = false;
    },
  };
}(window.$_Tawk, window.Tawk_API));
