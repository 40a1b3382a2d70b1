// Where the widget may come from. The bytes of this script and its hash are public: anyone who can inject markup could print it
// with an address of their own. Java has the same rules for what is printed.
const EMBED = /^(.+?)\/([\da-f]{24})\/[\da-zA-Z]{1,50}$/;
// Two origins in a row: none holds a second "://", so what fits can be divided in one place only.
const LOOPBACKS = /^(https?:\/\/(([\da-z-]+\.)*localhost|127\.0\.0\.1|\[::1\])(:\d+)?){2}$/;

// Returns the property of an address that may be loaded. A sandbox is for pages of a loopback host.
export const propertyOf = (src) => {
  const [, origin, property] = EMBED.exec(src) || [];
  if (origin === 'https://embed.tawk.to' || LOOPBACKS.test(origin + location.origin)) {
    return property;
  }
};
