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
  const isOurs = (element) => element instanceof HTMLScriptElement ? element.hasAttribute('data-tawk') : false;
  const warn = (text) => console.warn('tawk-templates: ' + text);

  let element = ofDocument('currentScript');
  if (!isOurs(element)) {
    // jQuery and others run a copy of the script without its attributes; the element itself is in the page.
    element = Array.from(ofDocument('querySelectorAll')('script[data-tawk]')).pop();
  }
  if (!isOurs(element)) {
    return;
  }
  const json = element.getAttribute('data-tawk');
  // Consumed once: a page that Turbo or htmx restores identifies nobody again, and nobody's name is kept in its history.
  element.removeAttribute('data-tawk');
  let config;
  try {
    config = JSON.parse(json);
  } catch (notPrintedByUs) {
    return;
  }
  config.nonce = element.nonce;

  // What one page's runs share. A symbol is no global name, and no element can stand in for it.
  const shared = Symbol.for('tawk-templates');
  if (window[shared]) {
    window[shared](config);
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
    let current = Object.prototype.hasOwnProperty.call(window, 'Tawk_API') ? window.Tawk_API : null;
    if (!current || typeof current !== 'object' || isElement(current)) {
      current = window.Tawk_API = {};
    }
    if (current.setAttributes) {
      withMethods = current;
    }
    // A page that assigns a new object once the widget runs takes nothing from us.
    return current.setAttributes || !withMethods ? current : withMethods;
  };

  let inserted = false;
  const load = (src, nonce) => {
    api();
    if (inserted || api().onLoaded) {
      return;
    }
    inserted = true;
    window.Tawk_LoadStart = new Date();
    const script = ofDocument('createElement')('script');
    script.async = true;
    script.charset = 'UTF-8';
    script.crossOrigin = 'anonymous';
    script.nonce = nonce;
    script.onerror = () => warn('the chat widget could not be loaded from ' + new URL(src).host +
      '. An ad-blocker, the Content-Security-Policy or the network stopped it.');
    script.src = src;
    ofDocument('head').appendChild(script);
  };

  let latest;
  let identified;
  const identify = () => {
    // After login the widget says again that it has loaded.
    if (!latest.visitor || identified === latest) {
      return;
    }
    identified = latest;
    // A copy: the widget writes into the object that it is given.
    api()[latest.call](Object.assign({}, latest.visitor), (error) => {
      if (error) {
        warn('tawk.to refused the visitor\'s identity.');
      }
    });
  };

  window.addEventListener('tawkLoad', identify);
  Object.defineProperty(window, shared, {value: (config) => {
    if (!isAllowed(config.src)) {
      warn('nothing is loaded, as the address is not ' +
        'https://embed.tawk.to/PROPERTY/WIDGET, nor a sandbox on a page of a loopback host.');
      return;
    }
    latest = config;
    load(config.src, config.nonce);
    if (api().onLoaded === true) {
      identify();
    }
  }});
  window[shared](config);
})();
