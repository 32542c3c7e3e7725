const SCHEMES = new Set(["http:", "https:", "mailto:"]);

/** The address in full, or null for one that must not become a link: another scheme, a relative one, a broken one. */
export function safeHref(address: string): string | null {
  if (!URL.canParse(address)) return null;
  const url = new URL(address);
  return SCHEMES.has(url.protocol) ? url.href : null;
}
