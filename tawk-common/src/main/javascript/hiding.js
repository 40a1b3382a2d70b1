// Hides the chat, by three layers, as pages defeat each of them alone: a style rule (lost where the page replaces its head or its
// adopted style sheets, and weaker than an important rule in a layer), the container's own style, and hideWidget(), which does not
// hide a maximised chat.
import {get, set} from './page.js';
import {api, containers, isReady} from './widget.js';

let isHidden = 0;
// Whether the page itself wants the chat hidden: then it is not shown again.
let isHiddenByPage;
// Our calls of hideWidget whose event is still to come.
let calls = 0;
let rule;

const cover = () => {
  const sheets = get('adoptedStyleSheets');
  // Browsers of before 2023 have none: two layers must do there. (A style element would be a third, but the first to be lost.)
  if (sheets) {
    if (!rule) {
      rule = new CSSStyleSheet();
      // The weight of two ids: the widget's own rule has one.
      rule.replaceSync('.widget-visible:not(#a):not(#a),.widget-hidden:not(#a):not(#a){display:none!important}');
    }
    rule.disabled = !isHidden;
    sheets.includes(rule) || set('adoptedStyleSheets', sheets.concat(rule));
  }
  containers().forEach(({style}) => style.setProperty('display', isHidden ? 'none' : '', 'important'));
};
const observer = new MutationObserver(cover);

export const hide = () => {
  const widget = api();
  if (!isHidden && isReady()) {
    isHiddenByPage = widget.isChatHidden();
  }
  isHidden = 1;
  cover();
  // From before the widget's first frame on, and whenever the page touches it.
  observer.observe(document, {subtree: true, childList: true, attributeFilter: ['class', 'style']});
  if (widget.hideWidget) {
    calls++;
    widget.hideWidget();
  }
};
export const hideAgain = () => isHidden && hide();
export const show = () => {
  if (isHidden) {
    isHidden = 0;
    observer.disconnect();
    cover();
    if (isReady() && !isHiddenByPage) {
      api().showWidget();
    }
  }
};
// There is an event for each call of hideWidget, the page's own too.
export const noteHidden = () => {
  calls ? calls-- : isHiddenByPage = 1;
};
