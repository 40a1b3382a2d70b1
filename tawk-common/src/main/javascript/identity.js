// Where a page is the same for everybody, it says where to ask who is signed in. Until there is a usable answer, the chat of
// anybody whom the browser remembers stays hidden.
import {NOBODY} from './memory.js';
import {isReady} from './widget.js';
import {UNKNOWN, awaitsIdentity, hold, knowing, prepare, settle, want, wanted} from './chat.js';
import {refuse} from './refusals.js';

// The data for which was asked last.
let asked;

// Asks once for each element.
export const ask = () => {
  const page = wanted;
  if (!page.identity || asked === page) {
    return;
  }
  asked = page;
  // The answer repeats it: else it comes out of a cache, and may be another person's.
  const request = String(Math.random());
  // A browser without fetch fails as well. The address is a path, whatever <base> says.
  new Promise((resolve) => resolve(fetch(location.origin + page.identity, {
    mode: 'same-origin',
    credentials: 'same-origin',
    cache: 'no-store',
    redirect: 'error',
    headers: {Accept: 'application/json', 'X-Requested-With': 'XMLHttpRequest', 'Tawk-Request': request}
  }))).then((response) => {
    const {status, headers} = response;
    if (headers.get('Tawk-Request') === request) {
      if (status === 204) {
        return NOBODY;
      }
      if (status === 200 && /^application\/json/.test(headers.get('Content-Type'))) {
        return response.text();
      }
    }
    throw status;
  }).then((said) => {
    const isNobody = said === NOBODY;
    return knowing(Object.assign({}, page), said, isNobody ? UNKNOWN : JSON.parse(said), isNobody);
  }).catch(() => UNKNOWN).then((data) => {
    // Else another element has come meanwhile.
    if (wanted === page) {
      if (data.mark) {
        want(asked = data);
        isReady() ? settle() : prepare();
      } else {
        awaitsIdentity() && hold();
        refuse('IDENTITY');
      }
    }
  });
};
// Where somebody may have come or left since.
export const askAgain = () => {
  if (asked) {
    want(knowing(Object.assign({}, wanted), UNKNOWN));
    ask();
  }
};
