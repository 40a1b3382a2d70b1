// The page around us. An element such as <img name=currentScript> or <form name=body> replaces members of document, but not its
// prototype's.
const page = Document.prototype;

export const on = addEventListener;
export const warn = (text) => console.warn('tawk-templates: ' + text);
export const all = (selector) => Array.from(page.querySelectorAll.call(document, selector));
export const createScript = (properties) => Object.assign(page.createElement.call(document, 'script'), properties);
export const currentScript = Object.getOwnPropertyDescriptor(page, 'currentScript').get.call(document);
