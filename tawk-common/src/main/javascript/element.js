// The element that the server printed, with the data in its data-tawk attribute.
import {all, currentScript} from './page.js';

// jQuery and others run a copy of the script without its attributes; the printed element itself is in the page. It has the same
// nonce: one that the page's policy keeps from running is not taken for ours.
const isOurs = (script) => script instanceof HTMLScriptElement && script.hasAttribute('data-tawk') &&
  script.nonce === (currentScript || script).nonce;

// Takes the data out of the page: read once, so that a page that Turbo or htmx restores identifies nobody again and nobody's name
// is kept in its history.
export const takeData = () => {
  const element = [currentScript].concat(all('script[data-tawk]').reverse()).find(isOurs);
  if (element) {
    const text = element.getAttribute('data-tawk');
    element.removeAttribute('data-tawk');
    return Object.assign(JSON.parse(text), {text, nonce: element.nonce});
  }
};
