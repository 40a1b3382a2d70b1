/*
 * The widget of the sandbox, a stand-in for the widget script of tawk.to: it does what has been observed of the real one, its traps
 * included, and marks what is only guessed. Not affiliated with tawk.to.
 *
 * Calls go to the sandbox as fetch POSTs, one after another: the "socket". $_Tawk.returnFromInactivity() plays the return of a
 * visitor after 20 minutes.
 */
(function () {
  'use strict';
  const sandbox = window.$_Tawk;
  const api = window.Tawk_API;
  const ANSWER_TIMEOUT = 35000;
  const INACTIVITY = 20 * 60000;
  const CONNECTS = 5; // the sixth is refused
  const CONNECTS_WITHIN = 10000; // [guess] what makes it a loop
  const KEY = /^[a-zA-Z0-9-]{1,50}$/;
  const EVENTS = ['BeforeLoad', 'Load', 'StatusChange', 'ChatMaximized', 'ChatMinimized', 'ChatHidden', 'ChatStarted', 'ChatEnded',
    'ChatMessageVisitor', 'TagsUpdated', 'VisitorNameChanged'];

  // read once: what the page assigns later is ignored
  const callbacks = {};
  EVENTS.forEach((name) => {
    callbacks[name] = api[`on${name}`];
  });
  const visitor = api.visitor;

  const page = {uuid: null, token: null}; // stands in where storage is blocked
  const secured = {}; // the e-mail and hash of the last call that had both
  const connects = [];
  let waiting = [];
  let queue = Promise.resolve();
  let attempt = 0;
  let ready = false;
  let registered = false;
  let dead = false;
  let visible = true;
  let conversation = [];
  let chat = null;
  let idle = false;
  let idleTimer;

  function run(callback, ...values) {
    if (typeof callback === 'function') {
      try {
        callback(...values);
      } catch (e) {
        // the real widget swallows it, too
      }
    }
  }

  function steps(list) {
    if (list.length) {
      window.setTimeout(() => {
        list[0]();
        steps(list.slice(1));
      }, 1);
    }
  }

  function announce(name, detail) {
    return [
      () => window.dispatchEvent(new CustomEvent(`tawk${name}`, {detail})),
      () => run(callbacks[name], detail),
    ];
  }

  const cookie = () => `twk_uuid_${sandbox.propertyId}`;
  const entry = () => `twk_token_${sandbox.propertyId}`;

  function remember(uuid, token) {
    page.uuid = uuid;
    page.token = token;
    try {
      document.cookie = `${cookie()}=${uuid || ''}; path=/; max-age=${uuid ? 180 * 86400 : 0}; SameSite=Lax`;
    } catch (e) {
      // blocked
    }
    try {
      if (token) {
        window.localStorage.setItem(entry(), token);
      } else {
        window.localStorage.removeItem(entry());
      }
    } catch (e) {
      // blocked
    }
  }

  function recall() {
    try {
      const found = document.cookie.split('; ').find((part) => part.startsWith(`${cookie()}=`));
      page.uuid = found ? found.slice(cookie().length + 1) : page.uuid;
    } catch (e) {
      // blocked
    }
    try {
      page.token = window.localStorage.getItem(entry()) || page.token;
    } catch (e) {
      // blocked
    }
  }

  /* Resolves with {status, body}; rejects when the network fails; stays pending when the sandbox was told to be silent. */
  function send(name, values) {
    const message = JSON.stringify({token: page.token, values});
    const address = `${sandbox.origin}/api/${sandbox.propertyId}/${sandbox.widgetId}/${name}`;
    const sent = queue
      .then(() => fetch(address, {method: 'POST', body: message, keepalive: true, credentials: 'omit'}))
      .then((response) => response.json().then((body) => ({status: response.status, body})));
    queue = sent.catch(() => {});
    return sent.then((reply) => (reply.body.silent ? new Promise(() => {}) : late(reply)));
  }

  function late(reply) {
    return reply.body.delay ? new Promise((resolve) => window.setTimeout(() => resolve(reply), reply.body.delay)) : reply;
  }

  function whenReady(action) {
    if (ready) {
      action();
    } else {
      waiting.push(action);
    }
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

  // --- connecting

  function connect() {
    const now = Date.now();
    connects.push(now);
    if (connects.filter((time) => now - time < CONNECTS_WITHIN).length > CONNECTS) {
      dead = true;
      visible = false;
      if (chat) {
        chat.show(false);
      }
      return;
    }
    recall();
    registered = true;
    attempt += 1;
    register(attempt, 1000);
  }

  function register(mine, pause) {
    send('connect', {uuid: page.uuid, visitor: visitor === undefined ? null : visitor, url: location.href}).then((reply) => {
      if (mine !== attempt) {
        return;
      }
      if (reply.status >= 500) {
        throw new Error(`status ${reply.status}`);
      }
      if (reply.status >= 400) {
        dead = true;
        remove();
        return;
      }
      connected(reply.body);
    }).catch(() => {
      if (mine === attempt && registered) {
        window.setTimeout(() => register(mine, Math.min(pause * 2, 60000)), pause); // [guess]
      }
    });
  }

  function connected(body) {
    const first = !api.onBeforeLoaded;
    const mine = attempt;
    remember(body.uuid, body.token);
    conversation = body.conversation;
    steps([
      ...(first ? [() => {
        api.onBeforeLoaded = true;
      }, ...announce('BeforeLoad')] : []),
      () => {
        if (mine !== attempt || !registered) {
          return;
        }
        if (!chat) {
          chat = sandbox.chat(actions);
        }
        chat.show(visible);
        show(body);
        ready = true;
        api.onLoaded = true;
        const actionsWaiting = waiting;
        waiting = [];
        actionsWaiting.forEach((action) => action());
        steps([...announce('Load'), ...announce('StatusChange', 'online'), ...announce(visible ? 'ChatMinimized' : 'ChatHidden')]);
      },
    ]);
    watch();
  }

  function disconnect() {
    ready = false;
    api.onLoaded = false;
  }

  function remove() {
    if (chat) {
      chat.remove();
      chat = null;
    }
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

  sandbox.returnFromInactivity = function () {
    disconnect();
    idle = true;
    active();
  };

  // --- attributes

  function problems(method, values) {
    if (values === null || typeof values !== 'object') {
      return [`[JSAPI/${method}]: attributes must be an object`];
    }
    const found = [];
    Object.keys(values).forEach((key) => {
      const value = values[key];
      if (!KEY.test(key)) {
        found.push(`[JSAPI/${method}]: invalid key "${key}"`);
      } else if (typeof value === 'string' ? value.length > 255 : value !== null && !['number', 'boolean'].includes(typeof value)) {
        found.push(`[JSAPI/${method}]: invalid value for "${key}"`);
      }
    });
    return found;
  }

  /* Writes into the caller's own object, as the real widget does. */
  function secure(values) {
    if (values.email && values.hash) {
      secured.email = values.email;
      secured.hash = values.hash;
    }
    return Object.assign(values, secured);
  }

  function overSocket(name, values, done) {
    whenReady(() => {
      let open = true;
      const finish = (error) => {
        if (open) {
          open = false;
          window.clearTimeout(timer);
          done(error);
        }
      };
      const timer = window.setTimeout(() => finish(true), ANSWER_TIMEOUT);
      send(name, values).then((reply) => {
        if (reply.body.error === null) {
          show(reply.body);
        }
        finish(reply.body.error);
      }).catch(() => {}); // the time-out answers
    });
  }

  api.setAttributes = function (values, callback) {
    const found = problems('setAttributes', values);
    if (found.length) {
      found.forEach((problem) => run(callback, problem));
      if (values && values.hash) {
        refused('400, a bad key or value');
      }
      return;
    }
    const identifies = Boolean(values.hash);
    secure(values);
    if (Object.keys(values).length > 50) {
      run(callback, 'ATTRIBUTE_LIMIT_EXCEEDED');
      return;
    }
    overSocket('setAttributes', values, (error) => {
      if (error !== null && identifies) {
        refused(error);
      }
      run(callback, error);
    });
  };

  api.addEvent = function (name, values, callback) {
    const done = typeof values === 'function' ? values : callback;
    const data = values && typeof values === 'object' ? values : {};
    const found = KEY.test(name) ? problems('addEvent', data) : [`[JSAPI/addEvent]: invalid name "${name}"`];
    if (found.length) {
      found.forEach((problem) => run(done, problem));
      return;
    }
    overSocket('addEvent', secure({event: name, data}), (error) => run(done, error));
  };

  ['addTags', 'removeTags'].forEach((name) => {
    api[name] = function (tags, callback) {
      if (!Array.isArray(tags) || tags.length > 10) {
        run(callback, `[JSAPI/${name}]: at most 10 tags`);
        return;
      }
      overSocket(name, secure({tags}), (error) => run(callback, error));
    };
  });

  // --- signing in and out

  function clientError(reply) {
    return {code: 'BadRequestError', message: String(reply.body.error)};
  }

  api.login = function (values, callback) {
    whenReady(() => {
      send('login', values).then((reply) => {
        if (reply.status >= 500) {
          refused(reply.status);
          run(callback, true);
          throw new Error(`status ${reply.status}`); // and so the callback is called again
        }
        if (reply.status >= 400) {
          refused(clientError(reply));
          if (callback) {
            callback(clientError(reply)); // what it throws has it called again
          }
          return;
        }
        run(callback);
        steps([() => {
          disconnect();
          remember(reply.body.uuid, reply.body.token);
          connect();
        }]);
      }).catch(() => {
        refused(true);
        run(callback, true);
      });
    });
  };

  api.logout = function (callback) {
    whenReady(() => {
      send('logout', {}).then((reply) => {
        if (reply.status >= 400) {
          run(callback, reply.status >= 500 ? true : clientError(reply));
          return;
        }
        run(callback);
        steps([() => {
          disconnect();
          remember(null, null);
          if (api.autoStart === false) {
            registered = false;
            remove();
          } else {
            connect();
          }
        }]);
      }).catch(() => run(callback, true));
    });
  };

  api.switchWidget = function (ids, callback) {
    disconnect();
    page.uuid = null;
    page.token = null;
    sandbox.propertyId = ids.propertyId;
    sandbox.widgetId = ids.widgetId;
    run(callback);
    connect();
  };

  api.start = function () {
    if (dead || registered) {
      return;
    }
    if (api.autoStart === false && visitor) {
      dead = true;
      throw new TypeError("Cannot read properties of undefined (reading 'visitor')");
    }
    connect();
  };

  api.shutdown = function () {
    registered = false;
    disconnect();
    window.clearTimeout(idleTimer);
    remove();
  };

  // --- the window

  function setVisible(wanted) {
    if (dead) {
      return;
    }
    visible = wanted;
    if (chat) {
      chat.show(wanted);
      steps(announce(wanted ? 'ChatMinimized' : 'ChatHidden'));
    }
  }

  function setMaximized(wanted) {
    if (chat && !dead) {
      visible = true;
      chat.show(true);
      chat.maximize(wanted);
      steps(announce(wanted ? 'ChatMaximized' : 'ChatMinimized'));
    }
  }

  api.isChatMaximized = () => Boolean(chat) && visible && chat.isMaximized();
  api.isChatMinimized = () => Boolean(chat) && visible && !chat.isMaximized();
  api.isChatHidden = () => !visible;
  api.isChatOngoing = () => conversation.length > 0;
  api.isVisitorEngaged = () => conversation.length > 0;
  api.hideWidget = () => setVisible(false);
  api.showWidget = () => setVisible(true);
  api.toggleVisibility = () => setVisible(!visible);
  api.maximize = () => setMaximized(true);
  api.minimize = () => setMaximized(false);
  api.toggle = () => setMaximized(!api.isChatMaximized());
  api.popup = () => window.open(`${sandbox.origin}/dashboard`);
  api.endChat = () => {};
  api.getWindowType = () => 'inline';
  api.getStatus = () => (ready ? 'online' : 'offline');

  const actions = {
    toggle: api.toggle,
    send(text) {
      const starts = conversation.length === 0;
      whenReady(() => send('message', {text}).then((reply) => {
        if (reply.body.error === null) {
          conversation = reply.body.conversation;
          chat.update({conversation});
          steps([...(starts ? announce('ChatStarted') : []), ...announce('ChatMessageVisitor', text)]);
        }
      }).catch(() => {}));
    },
  };

  // --- pages without a load

  function moved() {
    if (ready) {
      send('page', {url: location.href}).catch(() => {});
    }
  }

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
    connect();
  }
}());
