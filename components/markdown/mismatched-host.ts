const URL_LIKE_TEXT = /^(?:[a-z][a-z0-9+.-]*:\/\/)?(?:www\.)?([^\s/@:?#]+\.[^\s/@:?#]+)/i;

/**
 * The host that a link really leads to, where its text would have one believe another: a text that reads as an address
 * of another host, or a host in letters that can be taken for others, which is then given as it is looked up (`xn--…`).
 * Null where nothing is hidden.
 */
export function mismatchedHost(text: string, href: string): string | null {
  const url = new URL(href);
  if (url.protocol === "mailto:") {
    const address = decodeURIComponent(url.pathname);
    return text.includes("@") && text.trim() !== address ? address : null;
  }
  const host = url.hostname.replace(/^www\./, "");
  if (/(?:^|\.)xn--/.test(host) && !text.includes(host)) return host;
  const claimed = URL_LIKE_TEXT.exec(text.trim())?.[1]?.toLowerCase();
  return claimed !== undefined && claimed !== host ? host : null;
}
