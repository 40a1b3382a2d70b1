// Pages that may be older than the person at the browser.
import {get, on} from './page.js';

export const whenOpened = (action) => {
  if (get('prerendering')) {
    on.call(document, 'prerenderingchange', () => action(true));
  } else {
    action();
  }
};

// The old interface: every browser has it, Safari before 15 has no other, and to know both costs 45 bytes a page.
export const isFromHistory = () => (performance.navigation || 0).type === 2;
