// Shows what the sandbox thinks of the visitor. It says so on the element that holds its chat bubble; tawk.to itself has no such thing.
(() => {
  'use strict';
  const line = document.getElementById('verdict');

  function show() {
    const widget = document.querySelector('[data-verdict]');
    if (!widget) {
      return;
    }
    const {dataset: {verdict, error}, visitorName: name} = widget;
    const sentences = {
      verified: `The sandbox checked the hash: this is ${name || 'a known visitor'}, verified.`,
      anonymous: 'The sandbox sees an anonymous visitor.',
      refused: `The sandbox refused the identity: ${error}`,
    };
    // what is seen of it, as a class says nothing of a maximised chat that is hidden
    const isSeen = Array.from(widget.querySelectorAll('iframe')).some((frame) => frame.offsetWidth > 0);
    const sentence = isSeen ? sentences[verdict] : 'The chat is hidden: the last one could not be ended.';
    // what is written here is observed, too
    if (line.textContent !== sentence) {
      line.className = isSeen ? verdict : '';
      line.textContent = sentence;
    }
  }

  new MutationObserver(show).observe(document.body, {childList: true, subtree: true, attributeFilter: ['data-verdict', 'class', 'style']});
})();
