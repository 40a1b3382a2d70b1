// The page around us. An element such as <img name=currentScript> or <form name=body> replaces members of document, but not its
// prototype's.
const page = Document.prototype;
export const get = (name) => Reflect.get(page, name, document);
export const set = (name, value) => Reflect.set(page, name, value, document);

export const all = (selector) => Array.from(get('querySelectorAll').call(document, selector));
export const create = (tag, properties) => Object.assign(get('createElement').call(document, tag), properties);
export const addToHead = (element) => all('head, body')[0].append(element);
export const on = addEventListener;
export const warn = (text) => console.warn('tawk-templates: ' + text);
