// The frames of the widget are lost with what is in the body, or the body itself. Moved back, their container renders them again.
import {all} from './page.js';
import {containers, isReady} from './widget.js';

let container;
export const keepContainer = () => {
  container = containers().pop() || container;
  revive();
};
export const revive = () => {
  if (container && isReady()) {
    if (!container.isConnected) {
      // Turbo and htmx may have kept a copy of it, which is dead.
      all('[id="' + container.id + '"]').forEach((copy) => copy.remove());
      // idiomorph may leave a page without a body.
      all('html, body').pop().append(container);
    }
    all('html, body').forEach((parent) => observer.observe(parent, {childList: true}));
  }
};
const observer = new MutationObserver(revive);
