// Loads the tawk.to widget and tells it who is there. Printed inside the element of each page, or served as a file; the data
// comes in that element's data-tawk attribute, so that these bytes are the same for everybody. The build drops comments and
// shortens local names, and changes nothing else: write no less-than sign, ampersand or decrement, which XHTML would not take.
// What is written short here (0 for false, few words in a message) is so for the sake of every page that carries it.
(() => {
  const warn = (text) => console.warn('tawk-templates: ' + text);
  const on = addEventListener;

  // An element such as <img name=currentScript> or <form name=body> replaces members of document, but not its prototype's.
  const all = (selector) => [...Document.prototype.querySelectorAll.call(document, selector)];
  const current = Object.getOwnPropertyDescriptor(Document.prototype, 'currentScript').get.call(document);
  // jQuery and others run a copy of the script without its attributes; the element itself is in the page. It has the same
  // nonce: one that the page's policy keeps from running is not taken for ours.
  const element = [current, ...all('script[data-tawk]').reverse()].find((found) => found instanceof HTMLScriptElement
    ? found.hasAttribute('data-tawk') ? found.nonce === (current || found).nonce : 0 : 0);
  if (!element) {
    return;
  }
  const text = element.getAttribute('data-tawk');
  // Consumed once: a page that Turbo or htmx restores identifies nobody again, and nobody's name is kept in its history.
  element.removeAttribute('data-tawk');
  const printed = Object.assign(JSON.parse(text), {text, nonce: element.nonce});

  // What the runs in one document share. A symbol is no global name, and no element can stand in for it.
  const shared = Symbol.for('tawk-templates');
  if (window[shared]) {
    window[shared](printed);
    return;
  }

  // The bytes of this script and its hash are public: whoever can inject markup could print it with a src of his own. A sandbox
  // is for pages of a loopback host.
  const isAllowed = (address) => {
    const parts = /^(https?:\/\/([^/]+?)(:\d+)?)\/[\da-f]{24}\/[\da-z]{1,50}$/i.exec(address) || [];
    return parts[1] === 'https://embed.tawk.to' || [parts[2], location.hostname]
      .every((host) => /^(([\da-z-]+\.)*localhost|127\.0\.0\.1|\[::1\])$/.test(host));
  };

  // Read at each use, as pages assign Tawk_API before or after the tag. A page that assigns another object once the widget
  // runs takes nothing from us.
  let known;
  const api = () => {
    let value = window.Tawk_API;
    // A window, an element or a collection of that name or id is no Tawk_API.
    if (!value || value.window || value.nodeType || value.item) {
      value = window.Tawk_API = {};
    }
    known = value.setAttributes || !known ? value : known;
    return known;
  };

  // What the browser remembers for a property: a mark of the last person, or an exclamation mark while a logout is due.
  let src;
  let seen;
  // Where storage is blocked, whoever was here before counts as somebody else.
  let memory = '?';
  const read = (change) => {
    try {
      const entry = 'tawk-templates.' + src.split('/')[3];
      if (change) {
        change(entry);
      }
      memory = localStorage.getItem(entry) || '';
    } catch (blocked) {
      // What was written last stands in.
    }
    return memory;
  };
  const write = (state) => {
    memory = state;
    seen = read((entry) => state ? localStorage.setItem(entry, state) : localStorage.removeItem(entry));
  };
  // For pages that come out of the browser's history: whoever they name may have left since.
  const distrust = (config) => {
    if (!['', read()].includes(config.mark)) {
      config.mark = 0;
    }
  };

  // Whom the page was last printed for, what the widget was told, and that person's mark.
  let wanted;
  let told;
  let here = '';
  // Counts identifications: an answer to an earlier one means nothing any more.
  let attempt = 0;
  // The timer of a logout under way; whether tawk.to confirmed it; whether it failed, which keeps the widget hidden.
  let leaving = 0;
  let left = 0;
  let stuck = 0;
  let hidden = 0;

  const hide = () => {
    const widget = api();
    if (widget.hideWidget) {
      // What the page itself has hidden is not shown again.
      hidden = hidden || !widget.onLoaded || !widget.isChatHidden();
      widget.hideWidget();
    }
  };
  const show = () => {
    if (hidden) {
      hidden = 0;
      api().showWidget();
    }
  };
  // A page that does not know who is there signs nobody out, but completes what an earlier page began.
  const mustLeave = () => read() === '!' ||
    (wanted.mark === 0 ? 0 : [read(), here].some((last) => (last || wanted.mark) !== wanted.mark));

  // tawk.to's codes in words, and whether to try again. No hash and no person's data: what is not a code is not repeated.
  const REASONS = [
    [/401|UNAUTH|HASH|ACCESS/, 'unauthorized', 'Check Secure Mode and its key'],
    [/400|INVALID|LIMIT|JSAPI/, 'invalid-attributes', 'Check the attributes'],
    [/500|SERVER/, 'server-error', 'tawk.to is busy', 1],
    [/true/, 'timeout', 'tawk.to is busy', 1],
    [/SESSION/, 'session-expired', 'Reload the page'],
    [/LOGOUT/, 'logout-failed', 'The last visitor is still logged in: chat hidden'],
    [/^/, 'unknown', 'See the README']
  ];
  const fail = (error, retry) => {
    const given = String(error.message || error.code || error);
    const [, reason, advice, passes] = REASONS.find((row) => row[0].test(given));
    if (passes ? retry : 0) {
      retry();
      return;
    }
    const code = /^[A-Z_\d]{3,40}$/.test(given) ? given : reason;
    warn('visitor not identified: ' + code + '. ' + advice);
    dispatchEvent(new CustomEvent('tawk-identity-error', {detail: {code, reason}}));
  };

  const identify = (tries) => {
    const mine = ++attempt;
    const mark = here = wanted.mark;
    told = wanted.text;
    // Before the call, as the tab may be closed before its answer. Who can't be remembered, as the storage is full, is not
    // identified: nobody would know whom to log out.
    write(mark);
    if (read() !== mark) {
      fail('STORAGE');
      return;
    }
    // 2 to 4 s, then 4 to 8, then 8 to 16, so that not all pages come back to a busy server at once.
    const again = () => setTimeout(() => mine === attempt ? identify(tries + 1) : 0, 1000 * (1 + Math.random()) * 2 ** tries);
    // The callback may come twice, late or never.
    let done = 0;
    const answer = (error) => {
      clearTimeout(timer);
      // A login, whose success is undefined, of somebody who has left: the widget comes back as that person.
      if (error === undefined ? left || mark !== here : 0) {
        left = 0;
        here = '?';
        hide();
      }
      if (!(done || mine !== attempt || !error)) {
        fail(error, tries === 4 ? 0 : again);
      }
      done = 1;
    };
    const timer = setTimeout(answer, 40000, true);
    // The widget writes the e-mail and hash of an earlier call into the object that it is given: this one keeps its own.
    api()[wanted.call === 'login' ? 'login' : 'setAttributes'](new Proxy(wanted.visitor, {set: () => 1}), answer);
  };

  const stay = () => {
    clearTimeout(leaving);
    leaving = 0;
  };
  const giveUp = () => {
    if (leaving) {
      stay();
      stuck = 1;
      fail('LOGOUT');
    }
  };

  // Brings the ready widget to whom the page wants; run again after each step.
  const settle = () => {
    if (stuck) {
      hide();
    }
    if (stuck || leaving) {
      return;
    }
    if (mustLeave()) {
      attempt++;
      write('!');
      hide();
      leaving = setTimeout(giveUp, 20000);
      api().logout((error) => error ? giveUp() : left = 1);
      return;
    }
    if (!(!wanted.mark || told === wanted.text)) {
      identify(1);
    }
    show();
  };

  // The frames of the widget are lost with what is in the body, or the body itself; moved back, their container renders them
  // again. Turbo and htmx may have kept a copy of it, which is dead.
  let container;
  const revive = () => {
    if (container ? api().onLoaded : 0) {
      if (!container.isConnected) {
        all('[id]').forEach((copy) => copy.id === container.id ? copy.remove() : 0);
        all('body').forEach((body) => body.append(container));
      }
      all('html, body').forEach((parent) => observer.observe(parent, {childList: true}));
    }
  };
  const observer = new MutationObserver(revive);
  // Another tab, or a page that the browser had put aside: the person may have changed meanwhile.
  const check = () => {
    if (![seen, wanted.mark || seen].includes(read())) {
      attempt++;
      stuck = 1;
      // If this document's chat is somebody's, it is nobody's whom a later element names.
      here = here || seen ? '?' : '';
      hide();
    } else if (!(stuck || leaving || mustLeave())) {
      show();
    }
  };

  let started = 0;
  const insert = () => {
    if (started || api().onLoaded) {
      return;
    }
    started = 1;
    window.Tawk_LoadStart = new Date();
    // Not loaded, or loaded and no script: a proxy or captive portal answered, which is not the page's own error.
    on('error', (event) => {
      if ((event.filename || event.target.src) === src ? !api().onLoaded : 0) {
        event.preventDefault();
        warn('no chat from ' + src + ': ad-blocker, CSP or network?');
      }
    }, true);
    // An empty crossOrigin is "anonymous".
    all('head, body')[0].append(Object.assign(Document.prototype.createElement.call(document, 'script'),
      {async: true, charset: 'UTF-8', crossOrigin: '', nonce: wanted.nonce, src}));
  };

  window[shared] = (config) => {
    if (!isAllowed(config.src) || (src || config.src) !== config.src) {
      warn('no chat from ' + config.src + ': one widget a page, a sandbox on loopback only.');
      return;
    }
    src = config.src;
    // The first digits of the hash; empty where nobody is signed in, 0 where the page does not know.
    config.mark = config.visitor ? config.visitor.hash.slice(0, 12) : config.signedOut ? '' : 0;
    const state = read();
    // What a page fetches later is new.
    if (!api().onLoaded ? (performance.getEntriesByType('navigation')[0] || {}).type === 'back_forward' : 0) {
      distrust(config);
    }
    if (!wanted) {
      wanted = config;
      seen = state;
      on('storage', check);
      on('pagehide', (event) => event.persisted ? hide() : 0);
      on('pageshow', (event) => {
        if (event.persisted) {
          distrust(wanted);
          check();
        }
      });
      on('tawkBeforeLoad', () => mustLeave() ? hide() : 0);
      on('tawkLoad', () => {
        container = all('body > .widget-visible, body > .widget-hidden').pop() || container;
        revive();
        if (left) {
          left = 0;
          stay();
          here = '';
          told = 0;
          // Another tab may have remembered somebody meanwhile.
          stuck || write('');
        }
        settle();
      });
    }
    if (config.mark !== 0) {
      attempt += config.text !== wanted.text;
      wanted = config;
    }
    // An anonymous page, which does not know better, shows nothing again that was hidden for a reason.
    if (config.mark !== 0 || state === '!') {
      stuck = 0;
    }
    if (api().onLoaded) {
      revive();
      settle();
    } else if (mustLeave()) {
      // Now, as the page may be left before the widget has loaded.
      write('!');
    }
    if (config.load === 'interaction') {
      ['pointerdown', 'pointermove', 'keydown', 'scroll', 'touchstart'].forEach((type) => on(type, insert, true));
    } else if (config.load === 'consent' ? window.tawkConsent !== true : 0) {
      on('tawk-consent', insert);
    } else {
      insert();
    }
  };
  window[shared](printed);
})();
