const SCHEMES = new Set(["http:", "https:", "mailto:"]);

/** Returns the normalized URL, or null for one that must not become a link: another scheme, relative or invalid. */
export function safeHref(address: string): string | null {
  if (!URL.canParse(address)) return null;
  const url = new URL(address);
  return SCHEMES.has(url.protocol) ? url.href : null;
}
