// The page around us. An element such as <img name=currentScript> or <form name=body> replaces members of document, but not its
// prototype's.
const page = Document.prototype;
// Not every browser has every member. (HtmlUnit does not take the receiver of Reflect.get.)
export const get = (name) => (page.__lookupGetter__(name) || (() => {})).call(document);
export const set = (name, value) => page.__lookupSetter__(name).call(document, value);

export const all = (selector) => Array.from(page.querySelectorAll.call(document, selector));
export const createScript = (properties) => Object.assign(page.createElement.call(document, 'script'), properties);
export const on = addEventListener;
export const warn = (text) => console.warn('tawk-templates: ' + text);
