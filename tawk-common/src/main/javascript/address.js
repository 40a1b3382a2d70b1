// Where the widget may come from. The bytes of this script and its hash are public: anyone who can inject markup could print it
// with an address of their own. TawkWidget has the same rules for what it prints.
const EMBED = /^(https?:\/\/([^/]+?)(:\d+)?)\/[\da-f]{24}\/[\da-z]{1,50}$/i;
const LOOPBACK = /^(([\da-z-]+\.)*localhost|127\.0\.0\.1|\[::1\])$/;

export const isAllowed = (src) => {
  const [, origin, host] = EMBED.exec(src) || [];
  // A sandbox is for pages of a loopback host.
  return origin === 'https://embed.tawk.to' || [host, location.hostname].every((name) => LOOPBACK.test(name));
};
