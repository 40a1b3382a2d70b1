// The element that the server printed, with the data in its data-tawk attribute. The attribute is emptied when it is read: nothing
// of a person stays in the document, and a copy of an element that was read is known when Turbo or htmx restores a page.
import {all, get, on} from './page.js';

const NAME = 'data-tawk';
// The nonce of the document's first run. A page has one policy for as long as it lives, whatever later pages print.
export let nonce;
// Whether an inline script told it. A file may run by its address, so that anyone who can inject markup can run ours.
let isSure;

// Old browsers have no such property, new ones empty the attribute.
const nonceOf = (script) => script.nonce || script.getAttribute('nonce') || '';

const take = (script) => {
  const text = script.getAttribute(NAME);
  script.setAttribute(NAME, '');
  return text;
};
// Whether it holds data in the form that is printed: in a script of HTML (SVG has scripts, too) without a type. Anyone who can inject
// markup can do the same, but does not know the nonce of the page's policy.
const isPrinted = (script) => script instanceof HTMLScriptElement && !script.type && script.getAttribute(NAME);
const isOurs = (script) => isPrinted(script) && nonceOf(script) === nonce;

// What was printed for a run of this script; receive gets no text where that can't be known.
const readElement = (receive) => {
  const current = get('currentScript');
  const isInline = !current || current.src === '';
  let isOwn = current && current.hasAttribute(NAME);
  if (nonce === undefined || isInline && !isSure) {
    isSure = isInline;
    nonce = current ? nonceOf(current) : '';
    // A copy without the nonce of the policy tells nothing of it: no element equals this.
    if (!isOwn && !nonce && all('script').some(nonceOf)) {
      nonce = NaN;
    }
  }
  isOwn = isOwn && (isInline || nonceOf(current) === nonce);
  const printed = all('script[data-tawk]');
  // jQuery and others run a copy of the script without its attributes: the element itself is in the page.
  const element = isOwn ? current : printed.filter(isOurs).pop();
  element || printed.forEach(take);
  receive(element && take(element), element);
};

// Gives the text of each element to receive, and whether it is the page's own. Returns what each run of this script has to call.
export const followElements = (receive) => {
  const look = ({target}) => isPrinted(target) && receive(take(target), nonceOf(target) === nonce);
  // Elements that never run: a library that morphs a page puts the attribute on a script that has run; the policy blocks what a
  // router has inserted with the nonce of a later page.
  on('securitypolicyviolation', look);
  new MutationObserver((changes) => changes.forEach(look))
    .observe(document, {attributes: true, attributeFilter: [NAME], subtree: true}); // HtmlUnit wants both
  return () => readElement(receive);
};
