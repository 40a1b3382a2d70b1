// Explains a widget that never comes: tawk.to's own start failed, its consent form waits (hidden, where a logout is due: they
// would wait for each other), or the page has to start it.
import {isReady} from './widget.js';
import {warn} from './page.js';

let timer;
export const expectLoad = () => {
  clearTimeout(timer);
  timer = setTimeout(() => isReady() || warn('no tawkLoad: its consent form?'), 20000);
};
