/*
 * The embed script of the sandbox, a stand-in for https://embed.tawk.to/<propertyId>/<widgetId>. Not affiliated with tawk.to.
 *
 * Like the real one it waits for the window's load event and then inserts further scripts before the first script of the page:
 * it throws where the page has none, and a Content-Security-Policy with a nonce needs 'strict-dynamic' to let them through.
 * Of several embed scripts in a page, the one that is executed last before the widget starts decides property and widget.
 */
(function () {
  'use strict';
  // the getter itself, since a page may have an element named currentScript
  const script = Object.getOwnPropertyDescriptor(Document.prototype, 'currentScript').get.call(document);
  const url = new URL(script.src);
  const path = url.pathname.split('/');
  window.$_Tawk_AccountKey = path[1];
  window.$_Tawk_WidgetId = path[2];
  window.Tawk_API = window.Tawk_API || {};
  if (window.$_Tawk) {
    return; // one widget a page
  }
  window.$_Tawk = {origin: url.origin};

  function insert() {
    const first = document.getElementsByTagName('script')[0];
    ['events.js', 'memory.js', 'chat.js', 'window.js', 'socket.js', 'attributes.js', 'widget.js'].forEach((file) => {
      const part = document.createElement('script');
      part.src = `${url.origin}/static/${file}`;
      part.async = false;
      part.charset = 'UTF-8';
      part.crossOrigin = 'anonymous';
      first.parentNode.insertBefore(part, first);
    });
  }

  if (document.readyState === 'complete') {
    insert();
  } else {
    window.addEventListener('load', insert);
  }
}());
