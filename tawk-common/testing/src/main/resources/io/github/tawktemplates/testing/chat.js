/*
 * What a visitor sees of the sandbox's widget: a container with a frame for the conversation and one for the bubble. Like the real
 * one, the frames have no address; they are filled through the DOM whenever they load, so again after a move to another body.
 *
 * For tests and curious people the container shows the visitor's state: data-verdict ("verified", "anonymous" or "refused"),
 * data-error, and the property visitorName: the name is in no markup, as scripts that keep pages (htmx, Turbo) would keep it.
 */
(function (tawk) {
  'use strict';
  if (tawk.chat) {
    return;
  }
  const {origin} = tawk;

  /* {actions, embedded: id of an element, mobile, unknown: whether the container has other marks than the known ones} */
  tawk.chat = function ({actions, embedded, mobile, unknown}) {
    const state = {verdict: 'anonymous', name: null, error: null, conversation: [], consent: null};
    let visible = true;
    let maximized = false;

    // [guess] of Tawk_API.customStyle the place and the order are shown, by tawk.to's documentation
    const {zIndex = 2147483000, visibility = {}} = window.Tawk_API.customStyle || {};
    const {position = 'br', xOffset = 16, yOffset = 0} = visibility[mobile ? 'mobile' : 'desktop'] || {};
    const pixels = (offset) => (typeof offset === 'number' ? `${offset}px` : offset);

    const container = document.createElement('div');
    container.id = `tawk-${Math.random().toString(36).slice(2)}`;
    const panel = frame(renderPanel);
    const bubble = frame(renderBubble);

    const style = document.createElement('style');
    style.textContent = `#${container.id}.widget-visible { display: block !important; }`
      + `#${container.id}.widget-hidden { display: none !important; }`
      + `@media print { #${container.id}.widget-visible { display: none !important; } }`;
    const sheet = stylesheet(document, 'page.css');
    document.head.append(style, sheet);
    container.append(panel.element, bubble.element);

    function stylesheet(owner, file) {
      const link = owner.createElement('link');
      link.rel = 'stylesheet';
      link.href = `${origin}/static/${file}`;
      return link;
    }

    function frame(render) {
      const element = document.createElement('iframe');
      element.src = 'about:blank';
      element.title = unknown ? '' : 'chat widget';
      element.tabIndex = 0;
      element.style.cssText = `position:fixed;border:0;z-index:${zIndex};color-scheme:light;background:transparent`;
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
      if (state.consent) {
        const agree = create(inner, 'button', 'send agree', 'I agree');
        agree.type = 'button';
        agree.addEventListener('click', state.consent);
        messages.replaceChildren(create(inner, 'p', 'system', 'May we keep what you write?'), agree);
        inner.body.replaceChildren(head, messages);
        return;
      }
      inner.body.replaceChildren(head, messages, form);
      messages.scrollTop = messages.scrollHeight;
    }

    function place(element, styles) {
      Object.keys(styles).forEach((name) => element.style.setProperty(name, styles[name]));
    }

    /* A frame's own display is important, too; the container's style attribute is never touched. */
    function display(element, shown) {
      element.style.setProperty('display', shown ? 'block' : 'none', 'important');
    }

    function update(changes) {
      Object.assign(state, changes);
      if (!unknown) {
        container.className = visible ? 'widget-visible' : 'widget-hidden';
      }
      container.dataset.verdict = state.verdict;
      container.visitorName = state.name || '';
      container.dataset.error = state.verdict === 'refused' ? state.error : '';
      display(bubble.element, !embedded && (!unknown || visible));
      display(panel.element, maximized && (!unknown || visible));
      bubble.draw();
      panel.draw();
    }

    const side = position.endsWith('l') ? 'left' : 'right';
    place(bubble.element, {[side]: pixels(xOffset), bottom: `calc(8px + ${pixels(yOffset)})`, height: '84px'});
    if (embedded) {
      place(panel.element, {position: 'static', width: '100%', height: '480px'});
    } else if (mobile) {
      place(panel.element, {right: '0', bottom: '0', width: '100vw', height: '100vh'});
    } else {
      place(panel.element, {[side]: pixels(xOffset), bottom: `calc(96px + ${pixels(yOffset)})`, width: 'min(360px, calc(100vw - 32px))', height: 'min(480px, calc(100vh - 120px))',
        'border-radius': '16px', 'box-shadow': '0 12px 40px rgba(15, 30, 60, .22)'});
    }
    update({});
    // [guess] where the page has no such element
    (embedded && document.getElementById(embedded) || document.body).appendChild(container);
    return {
      update,
      isChatting: () => state.conversation.length > 0,
      draw(wantedVisible, wantedMaximized) {
        visible = wantedVisible;
        maximized = wantedMaximized;
        update({});
      },
      remove() {
        container.remove();
        style.remove();
        sheet.remove();
      },
    };
  };
}(window.$_Tawk));
