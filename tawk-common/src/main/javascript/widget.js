// tawk.to's object, and whether its chat can be seen.
let running;
let hiddenByUs = 0;

// Read at each use, as pages assign Tawk_API before or after the tag. A page that assigns another object once the widget runs
// takes nothing from us.
export const api = () => {
  let value = window.Tawk_API;
  // A window, an element or a collection of that name or id is no Tawk_API.
  if (!value || value.window || value.nodeType || value.item) {
    value = window.Tawk_API = {};
  }
  running = value.setAttributes || !running ? value : running;
  return running;
};
export const isReady = () => api().onLoaded;

export const hide = () => {
  const widget = api();
  if (widget.hideWidget) {
    // What the page itself has hidden is not shown again.
    hiddenByUs = hiddenByUs || !widget.onLoaded || !widget.isChatHidden();
    widget.hideWidget();
  }
};
export const show = () => {
  if (hiddenByUs) {
    hiddenByUs = 0;
    api().showWidget();
  }
};
