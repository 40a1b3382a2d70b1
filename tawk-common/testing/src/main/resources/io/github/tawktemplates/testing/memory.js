/*
 * What the sandbox's widget keeps in the browser, under the names of the real one: a cookie with the visitor and a token with the
 * session, both for each property, and some names without a meaning here.
 */
(function (tawk) {
  'use strict';
  if (tawk.memory) {
    return;
  }
  const HALF_A_YEAR = 180 * 86400;
  const page = {uuid: null, token: null}; // used where storage is blocked

  const cookie = () => `twk_uuid_${tawk.propertyId}`;
  const entry = () => `twk_token_${tawk.propertyId}`;

  function attempt(action) {
    try {
      return action();
    } catch (e) {
      return null; // blocked
    }
  }

  function remember(uuid, token) {
    page.uuid = uuid;
    page.token = token;
    attempt(() => {
      document.cookie = `${cookie()}=${uuid || ''}; path=/; max-age=${uuid ? HALF_A_YEAR : 0}; SameSite=Lax`;
    });
    attempt(() => {
      if (token) {
        window.localStorage.setItem(entry(), token);
      } else {
        window.localStorage.removeItem(entry());
      }
    });
  }

  /* Reads what is there by now: another page may have changed it. */
  function recall() {
    const found = attempt(() => document.cookie.split('; ').find((part) => part.startsWith(`${cookie()}=`)));
    page.uuid = found ? found.slice(cookie().length + 1) : page.uuid;
    page.token = attempt(() => window.localStorage.getItem(entry())) || page.token;
  }

  /* Forgets what this page knows, to read what is kept for another property. */
  function leave() {
    page.uuid = null;
    page.token = null;
  }

  // the page's own Tawk_API.visitor is sent by the first page of a tab only
  const first = attempt(() => !window.sessionStorage.getItem('tawk_has_register_visitor')) !== false;

  function mark() {
    attempt(() => {
      window.sessionStorage.setItem('tawk_has_register_visitor', 'true');
      window.sessionStorage.setItem('previousNav', location.href);
      window.sessionStorage.setItem('tawk_sv', '1');
    });
    attempt(() => window.localStorage.setItem(`twk_${tawk.propertyId}`, '{}'));
    attempt(() => {
      document.cookie = 'twk_idm_key=1; path=/; SameSite=Lax';
      document.cookie = 'TawkConnectionTime=0; path=/; SameSite=Lax';
    });
  }

  tawk.memory = {
    page,
    remember,
    recall,
    leave,
    mark,
    isFirstOfTab: first,
    // without a stored token the real widget has none to log out with
    hasToken: () => Boolean(attempt(() => window.localStorage)),
  };
}(window.$_Tawk));
