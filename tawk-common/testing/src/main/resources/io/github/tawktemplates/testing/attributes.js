/*
 * What the page passes to the sandbox's widget about its visitor: setAttributes, addEvent, addTags and removeTags, which go over the
 * socket.
 */
(function (tawk, api) {
  'use strict';
  if (api.setAttributes) {
    return;
  }
  const {run} = tawk.events;
  const ANSWER_TIMEOUT = 35000;
  const LIMIT = 50;
  const KEY = /^[a-zA-Z0-9-]{1,50}$/;
  // of former calls, one by one: one person's e-mail may meet another's hash
  const secured = {};

  function problems(method, values) {
    if (values === null || typeof values !== 'object') {
      return [`[JSAPI/${method}]: attributes must be an object`];
    }
    const keys = Object.keys(values);
    if (keys.length > LIMIT) {
      return [`[JSAPI/${method}]: more than ${LIMIT} attributes`]; // [guess] the words
    }
    const found = [];
    keys.forEach((key) => {
      const value = values[key];
      if (!KEY.test(key)) {
        found.push(`[JSAPI/${method}]: invalid key "${key}"`);
      } else if (key === 'hash') {
        // is not checked as a value
      } else if (typeof value === 'string' ? value.length > 255 : value !== null && !['number', 'boolean'].includes(typeof value)) {
        found.push(`[JSAPI/${method}]: invalid value for "${key}"`);
      }
    });
    return found;
  }

  /* Before anything is checked. */
  function remember(values) {
    ['email', 'hash'].forEach((key) => {
      if (values && values[key]) {
        secured[key] = values[key];
      }
    });
  }

  function overSocket(name, values, done) {
    tawk.socket.whenReady(() => {
      let open = true;
      const finish = (error) => {
        if (open) {
          open = false;
          window.clearTimeout(timer);
          done(error);
        }
      };
      const timer = window.setTimeout(() => finish(true), ANSWER_TIMEOUT);
      tawk.socket.send(name, values).then((reply) => {
        if (reply.body.error === null) {
          tawk.window.show(reply.body);
        }
        finish(reply.body.error);
      }).catch(() => {}); // the time-out answers
    });
  }

  api.setAttributes = function (values, callback) {
    remember(values);
    const found = problems('setAttributes', values);
    if (found.length) {
      found.forEach((problem) => run(callback, problem));
      if (values && values.hash) {
        tawk.window.refused('400, a bad key or value');
      }
      return;
    }
    const identifies = Boolean(values.hash);
    if (secured.email && secured.hash) {
      // into the caller's own object, as the real widget does; a frozen one throws
      values.email = secured.email;
      values.hash = secured.hash;
    }
    overSocket('setAttributes', values, (error) => {
      if (error !== null && identifies) {
        tawk.window.refused(error);
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
    overSocket('addEvent', Object.assign({event: name, data}, secured), (error) => run(done, error));
  };

  ['addTags', 'removeTags'].forEach((name) => {
    api[name] = function (tags, callback) {
      if (!Array.isArray(tags) || tags.length > 10) {
        run(callback, `[JSAPI/${name}]: at most 10 tags`);
        return;
      }
      overSocket(name, Object.assign({tags}, secured), (error) => run(callback, error));
    };
  });
}(window.$_Tawk, window.Tawk_API));
