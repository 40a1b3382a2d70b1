// Explains a widget that never comes: tawk.to's own start failed, its consent form waits (hidden, where a logout is due: they
// would wait for each other), or the page has to start it.
import {isReady} from './widget.js';
import {noChat} from './refusals.js';

let timer;
export const expectLoad = (src) => {
  clearTimeout(timer);
  timer = setTimeout(() => isReady() || noChat(src, 'no tawkLoad: its consent form?'), 20000);
};
