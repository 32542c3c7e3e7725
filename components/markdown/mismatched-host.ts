const URL_LIKE_TEXT = /^(?:[a-z][a-z0-9+.-]*:\/\/)?(?:www\.)?([^\s/@:?#]+\.[^\s/@:?#]+)/i;

/**
 * Returns the real host of a link whose text suggests another one, or null if the text is honest. A text misleads if it
 * looks like a URL of another host, or if the host uses confusable letters; such a host is returned in Punycode
 * (`xn--…`). For a mailto link, returns the real address.
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
