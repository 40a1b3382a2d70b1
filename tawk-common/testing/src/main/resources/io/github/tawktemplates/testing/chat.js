/*
 * What a visitor sees of the sandbox's widget: a container with a frame for the bubble and one for the conversation. Like the real
 * one, the frames have no address; they are filled through the DOM whenever they load, so again after a move to another body.
 *
 * For tests and curious people the container says how the visitor stands: data-verdict ("verified", "anonymous" or "refused"),
 * data-error, and the property visitorName: the name is in no markup, as scripts that keep pages (htmx, Turbo) would keep it.
 */
(function () {
  'use strict';
  const {origin} = window.$_Tawk;

  window.$_Tawk.chat = function (actions) {
    const state = {verdict: 'anonymous', name: null, error: null, conversation: []};
    let visible = true;
    let maximized = false;

    const container = document.createElement('div');
    container.id = `tawk-${Math.random().toString(36).slice(2)}`;
    const bubble = frame('chat bubble', renderBubble);
    const panel = frame('chat', renderPanel);

    const style = document.createElement('style');
    style.textContent = `@media print { #${container.id} { display: none !important; } }`;
    const sheet = stylesheet(document, 'page.css');
    document.head.append(style, sheet);
    container.append(panel.element, bubble.element);
    document.body.appendChild(container);

    function stylesheet(owner, file) {
      const link = owner.createElement('link');
      link.rel = 'stylesheet';
      link.href = `${origin}/static/${file}`;
      return link;
    }

    function frame(title, render) {
      const element = document.createElement('iframe');
      element.title = title;
      element.style.cssText = 'position:fixed;right:16px;border:0;z-index:2147483000;color-scheme:light;background:transparent';
      const part = {element, draw() {}};
      element.addEventListener('load', () => {
        const inner = element.contentDocument;
        const link = stylesheet(inner, 'frame.css');
        part.draw = () => {};
        // without the stylesheet the frame stays empty
        link.addEventListener('load', () => {
          part.draw = () => render(inner);
          part.draw();
        });
        inner.head.replaceChildren(link);
      });
      return part;
    }

    function create(owner, tag, className, text) {
      const element = owner.createElement(tag);
      element.className = className;
      if (text !== undefined) {
        element.textContent = text;
      }
      return element;
    }

    function label() {
      if (state.verdict === 'verified') {
        return `${state.name || 'Visitor'}, verified`;
      }
      if (state.verdict === 'refused') {
        return `not verified: ${state.error}`;
      }
      return state.name ? `${state.name} (unverified)` : 'anonymous';
    }

    function renderBubble(inner) {
      const button = create(inner, 'button', 'bubble');
      button.type = 'button';
      button.append(
        create(inner, 'span', `label ${state.verdict}`, label()),
        create(inner, 'span', maximized ? 'icon open' : 'icon'));
      button.addEventListener('click', () => actions.toggle());
      inner.body.className = 'bubble-frame';
      inner.body.replaceChildren(button);
      bubble.element.style.width = `${Math.ceil(button.getBoundingClientRect().width) + 16}px`;
    }

    function renderPanel(inner) {
      const head = create(inner, 'header', 'head');
      head.append(create(inner, 'b', '', 'Chat with us'), create(inner, 'span', `label ${state.verdict}`, label()));
      const messages = create(inner, 'div', 'messages');
      messages.append(create(inner, 'p', 'system', 'Nobody answers here: this is a stand-in for tawk.to.'));
      state.conversation.forEach((text) => messages.append(create(inner, 'p', 'message', text)));
      const form = create(inner, 'form', 'entry');
      const input = create(inner, 'input', 'text');
      const previous = inner.querySelector('input');
      input.value = previous ? previous.value : '';
      input.placeholder = 'Write a message';
      input.setAttribute('aria-label', 'Message');
      input.maxLength = 1000;
      form.append(input, create(inner, 'button', 'send', 'Send'));
      form.addEventListener('submit', (event) => {
        event.preventDefault();
        if (input.value.trim()) {
          actions.send(input.value);
          input.value = '';
        }
      });
      inner.body.className = 'panel-frame';
      inner.body.replaceChildren(head, messages, form);
      messages.scrollTop = messages.scrollHeight;
    }

    function update(changes) {
      Object.assign(state, changes);
      container.className = visible ? 'widget-visible' : 'widget-hidden';
      // on the element, not in a style sheet: a page that swaps its head must not bring a hidden widget back
      container.style.setProperty('display', visible ? 'block' : 'none', 'important');
      container.dataset.verdict = state.verdict;
      container.visitorName = state.name || '';
      container.dataset.error = state.verdict === 'refused' ? state.error : '';
      bubble.element.style.bottom = '8px';
      bubble.element.style.height = '84px';
      panel.element.style.bottom = '96px';
      panel.element.style.width = 'min(360px, calc(100vw - 32px))';
      panel.element.style.height = 'min(480px, calc(100vh - 120px))';
      panel.element.style.borderRadius = '16px';
      panel.element.style.boxShadow = '0 12px 40px rgba(15, 30, 60, .22)';
      panel.element.style.display = maximized ? 'block' : 'none';
      bubble.draw();
      panel.draw();
    }

    update({});
    return {
      update,
      container,
      isVisible: () => visible,
      isMaximized: () => maximized,
      show(wanted) {
        visible = wanted;
        update({});
      },
      maximize(wanted) {
        maximized = wanted;
        update({});
      },
      remove() {
        container.remove();
        style.remove();
        sheet.remove();
      },
    };
  };
}());
