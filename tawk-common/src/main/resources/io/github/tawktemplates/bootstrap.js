// Loads the tawk.to widget and tells it who is there. Printed inside the element of each page; the data comes in that
// element's data-tawk attribute, so that these bytes are the same for everybody. It is served on one line: comments stand on
// lines of their own, each statement ends with a semicolon, and there is no less-than sign, ampersand or double blank.
(() => {
  'use strict';

  // An element such as <img name=currentScript> or <form name=head> replaces members of document, but not its prototype's.
  const ofDocument = (name) => {
    const member = Object.getOwnPropertyDescriptor(Document.prototype, name);
    return member.get ? member.get.call(document) : member.value.bind(document);
  };
  const all = (selector) => Array.from(ofDocument('querySelectorAll')(selector));
  const isOurs = (element) => element instanceof HTMLScriptElement ? element.hasAttribute('data-tawk') : false;
  const warn = (text) => console.warn('tawk-templates: ' + text);
  const on = (type, listener, options) => window.addEventListener(type, listener, options);

  let element = ofDocument('currentScript');
  if (!isOurs(element)) {
    // jQuery and others run a copy of the script without its attributes; the element itself is in the page.
    element = all('script[data-tawk]').pop();
  }
  if (!isOurs(element)) {
    return;
  }
  let printed;
  try {
    printed = JSON.parse(element.getAttribute('data-tawk'));
  } catch (notOurs) {
    return;
  } finally {
    // Consumed once: a page that Turbo or htmx restores identifies nobody again, and nobody's name is kept in its history.
    element.removeAttribute('data-tawk');
  }
  printed.nonce = element.nonce;

  // What the runs in one document share. A symbol is no global name, and no element can stand in for it.
  const shared = Symbol.for('tawk-templates');
  if (window[shared]) {
    window[shared](printed);
    return;
  }

  // The bytes of this script and its hash are public: whoever can inject markup could print it with a src of his own.
  const isLoopback = (host) => /^(([a-z0-9-]+\.)*localhost|127\.0\.0\.1|\[::1\])$/.test(host);
  const isAllowed = (src) => {
    const parts = /^(https?:\/\/([^/]+?)(:\d+)?)\/[0-9A-Fa-f]{24}\/[A-Za-z0-9]{1,50}$/.exec(src) || [];
    return parts[1] === 'https://embed.tawk.to' || (isLoopback(parts[2]) ? isLoopback(location.hostname) : false);
  };

  // Read at each use, as pages assign Tawk_API before or after the tag. An element with that name or id is no Tawk_API.
  const isElement = (value) => value instanceof Node || value instanceof HTMLCollection || value.window === value;
  let withMethods;
  const api = () => {
    let current = Object.prototype.hasOwnProperty.call(window, 'Tawk_API') ? window.Tawk_API : 0;
    if (!current || typeof current !== 'object' || isElement(current)) {
      current = window.Tawk_API = {};
    }
    // A page that assigns another object once the widget runs takes nothing from us.
    withMethods = current.setAttributes || !withMethods ? current : withMethods;
    return withMethods;
  };

  // What the browser remembers for a property: a mark of the last person, with an exclamation mark while a logout is due.
  let src;
  let seen;
  // Where storage is blocked, whoever was here before counts as somebody else.
  let memory = '?';
  const stored = (change) => {
    const entry = 'tawk-templates.' + src.split('/')[3];
    try {
      change(localStorage, entry);
      memory = localStorage.getItem(entry) || '';
    } catch (blocked) {
      return memory;
    }
    return memory;
  };
  const read = () => stored(() => 0);
  const write = (state) => {
    memory = state;
    seen = stored((storage, entry) => state ? storage.setItem(entry, state) : storage.removeItem(entry));
  };
  const markOf = (who) => who.visitor ? who.visitor.hash.slice(0, 12) : '';

  // Whom the page was last printed for, whom the widget was told of, and that person's mark.
  let wanted;
  let told;
  let here = '';
  // Counts identifications: an answer to an earlier one means nothing any more.
  let attempt = 0;
  // The timer of a logout under way; whether tawk.to confirmed it; whether it failed, which keeps the widget hidden.
  let leaving = 0;
  let left = false;
  let stuck = false;
  let hidden = false;

  const hide = () => {
    const widget = api();
    if (widget.hideWidget) {
      // What the page itself has hidden is not shown again.
      hidden = hidden || !(widget.onLoaded ? widget.isChatHidden() : false);
      widget.hideWidget();
    }
  };
  const show = () => {
    if (hidden) {
      hidden = false;
      api().showWidget();
    }
  };
  // A page that does not know who is there signs nobody out, but completes what an earlier page began.
  const mustLeave = () => {
    const knows = wanted.signedOut || wanted.visitor;
    const state = read();
    return state.endsWith('!') || (knows ? [state, here].some((mark) => mark ? mark !== markOf(wanted) : false) : false);
  };

  // tawk.to's codes, in words. Neither the hash nor a person's data: sentences of the widget may repeat what was sent.
  const REASONS = [
    [/^(401|UNAUTHORIZED_API_CALL|INVALID_HASH|ACCESS_ERROR)$/, 'unauthorized',
      'The hash does not match, or Secure Mode is off. Check in the dashboard that Secure Mode is on and that the secret key is ' +
      'this property\'s.'],
    [/^(400|INVALID_ATTRIBUTES|CONTAINS_INVALID_.*|ATTRIBUTE_LIMIT_EXCEEDED|\[JSAPI.*)$/, 'invalid-attributes',
      'Check the attributes: keys of letters, digits and dashes, values of 1 to 255 characters, at most 50 in all.'],
    [/^(500|SERVER_ERROR)$/, 'server-error', 'tawk.to is busy; several tries failed.'],
    [/^true$/, 'timeout', 'tawk.to did not answer; several tries failed.'],
    [/^SESSION_EXPIRED$/, 'session-expired', 'The chat session has ended; reload the page.'],
    [/^LOGOUT$/, 'logout-failed',
      'The previous visitor could not be logged out, so the widget stays hidden. The next page tries again.'],
    [/^/, 'unknown', 'tawk.to does not document this. Check Secure Mode and the secret key.']
  ];
  const codeOf = (error) => String(error.message || error.code || error);
  const explain = (error) => {
    const found = REASONS.find((known) => known[0].test(codeOf(error)));
    const reason = found[1];
    const code = /^(\d{3}|[A-Z_]{1,40})$/.test(codeOf(error)) ? codeOf(error) : reason;
    warn('visitor not identified (' + code + '). ' + found[2]);
    window.dispatchEvent(new CustomEvent('tawk-identity-error', {detail: {code, reason}}));
  };

  const identify = (tries) => {
    const mine = ++attempt;
    const who = told = wanted;
    here = markOf(who);
    // Before the call, as the tab may be closed before its answer.
    write(here);
    // The widget writes the e-mail and hash of an earlier call into the object that it is given: this one keeps its own.
    const copy = {};
    Object.keys(Object.assign({email: 0}, who.visitor)).forEach((key) => {
      const value = who.visitor[key];
      Object.defineProperty(copy, key, {get: () => value, set: () => 0, enumerable: value !== undefined});
    });
    let open = true;
    // The callback may come twice, late or never.
    const answer = (error) => {
      const current = open ? mine === attempt : false;
      open = false;
      clearTimeout(timer);
      if (!current || !error) {
        return;
      }
      if (/^(500|SERVER_ERROR|true)$/.test(codeOf(error)) ? tries !== 4 : false) {
        setTimeout(() => mine === attempt ? identify(tries + 1) : 0, 1000 * (1 + Math.random()) * Math.pow(2, tries));
      } else {
        explain(error);
      }
    };
    const timer = setTimeout(answer, 40000, true);
    api()[who.call === 'login' ? 'login' : 'setAttributes'](copy, answer);
  };

  const giveUp = () => {
    if (leaving) {
      clearTimeout(leaving);
      leaving = 0;
      stuck = true;
      explain('LOGOUT');
    }
  };

  // Brings the ready widget to whom the page wants; run again after each step.
  const settle = () => {
    if (stuck || leaving) {
      return;
    }
    if (mustLeave()) {
      attempt++;
      left = false;
      write(read().replace('!', '') + '!');
      hide();
      leaving = setTimeout(giveUp, 20000);
      api().logout((error) => error ? giveUp() : left = true);
      return;
    }
    if (wanted.visitor ? told !== wanted : false) {
      identify(1);
    }
    show();
  };

  // The frames of the widget are lost with the body; moved into the new one, their container renders them again.
  let container;
  const revive = () => {
    if (container ? !container.isConnected : false) {
      all('[id="' + container.id + '"]').forEach((dead) => dead.remove());
      ofDocument('body').appendChild(container);
    }
  };
  // Another tab, or a page that the browser had put aside: the person may have changed meanwhile.
  const check = () => {
    if (read() !== seen) {
      attempt++;
      stuck = true;
      // Whoever this document's chat belongs to, it is nobody whom a later element names.
      here = '?';
      hide();
    } else if (!stuck ? !leaving : false) {
      show();
    }
  };

  const listen = () => {
    new MutationObserver(revive).observe(ofDocument('documentElement'), {childList: true});
    on('storage', check);
    on('pagehide', (event) => event.persisted ? hide() : 0);
    on('pageshow', (event) => event.persisted ? check() : 0);
    on('tawkBeforeLoad', () => mustLeave() ? hide() : 0);
    on('tawkLoad', () => {
      container = all('body > .widget-visible, body > .widget-hidden').pop() || container;
      if (leaving ? left : false) {
        clearTimeout(leaving);
        leaving = 0;
        here = '';
        told = 0;
        write('');
      }
      settle();
    });
  };

  const insert = () => {
    if (api().onLoaded) {
      return;
    }
    window.Tawk_LoadStart = new Date();
    const script = ofDocument('createElement')('script');
    script.async = true;
    script.charset = 'UTF-8';
    script.crossOrigin = 'anonymous';
    script.nonce = wanted.nonce;
    script.onerror = () => warn('the chat could not be loaded from ' + src.split('/')[2] +
      '. An ad-blocker, the Content-Security-Policy or the network stopped it.');
    // What a proxy or captive portal answers in place of the script: an error of ours to explain, not one of the page.
    on('error', (event) => {
      if (event.filename === src ? !api().onLoaded : false) {
        event.preventDefault();
        script.onerror();
      }
    });
    script.src = src;
    ofDocument('head').appendChild(script);
  };

  let first = true;
  Object.defineProperty(window, shared, {value: (config) => {
    if (!isAllowed(config.src) || (src || config.src) !== config.src) {
      warn('nothing is loaded: the address must be https://embed.tawk.to/PROPERTY/WIDGET, one for the whole page, or a sandbox ' +
        'on a page of a loopback host.');
      return;
    }
    src = config.src;
    const state = read();
    if (first) {
      seen = state;
      listen();
      // Back to a page of somebody who may have left since.
      const navigation = performance.getEntriesByType('navigation')[0] || {};
      if (navigation.type === 'back_forward' ? markOf(config) !== state : false) {
        config.visitor = 0;
      }
    }
    if (config.visitor || config.signedOut || first) {
      wanted = config;
    }
    // An anonymous page, which does not know better, shows nothing again that was hidden for a reason.
    if (config.visitor || config.signedOut || state.endsWith('!')) {
      stuck = false;
    }
    if (api().onLoaded) {
      revive();
      settle();
    } else if (state ? mustLeave() : false) {
      // Now, as the page may be left before the widget has loaded.
      write(state.replace('!', '') + '!');
    }
    if (first) {
      first = false;
      if (config.load === 'consent' ? window.tawkConsent !== true : false) {
        on('tawk-consent', insert, {once: true});
      } else if (config.load === 'interaction') {
        const types = ['pointerdown', 'pointermove', 'keydown', 'scroll', 'touchstart'];
        const begin = () => {
          types.forEach((type) => window.removeEventListener(type, begin, true));
          insert();
        };
        types.forEach((type) => on(type, begin, true));
      } else {
        insert();
      }
    }
  }});
  window[shared](printed);
})();
