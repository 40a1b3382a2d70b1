// Pages that may be older than the person at the browser.
import {get, on} from './page.js';

export const whenOpened = (action) => {
  if (get('prerendering')) {
    on.call(document, 'prerenderingchange', () => action(true));
  } else {
    action();
  }
};

// The old interface, as Safari before 15 has no other.
export const isFromHistory = () => {
  const {navigation} = performance;
  return navigation && navigation.type === 2;
};
