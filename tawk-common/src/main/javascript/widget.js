// tawk.to's object, its chat in the page, and which property it talks to.
import {all} from './page.js';

let running;
// Where the page's own call of switchWidget has led.
let switched;
let ourSwitch;

// Read at each use, as pages assign Tawk_API before or after the tag. A page that assigns another object once the widget runs
// takes nothing from us.
export const api = () => {
  let value = window.Tawk_API;
  // A window, an element or a collection of that name or id is no Tawk_API.
  if (!value || value.window || value.nodeType || value.item) {
    value = window.Tawk_API = {};
  }
  running = value.setAttributes || !running ? value : running;
  const {switchWidget} = running;
  if (switchWidget && switchWidget !== ourSwitch) {
    running.switchWidget = ourSwitch = (ids, callback) => {
      switched = ids.propertyId;
      switchWidget(ids, callback);
    };
  }
  return running;
};
export const isReady = () => api().onLoaded;

// Other elements, such as a form, may have fields of any name in place of a style.
export const containers = () => all('div.widget-visible, div.widget-hidden');

// Of several snippets, the one that ran last decides. An element of that id is no text.
export const isOf = (property) => {
  const key = switched || window.$_Tawk_AccountKey;
  return !key || !key.toLowerCase || key.toLowerCase() === property;
};
