const YEAR_S = 31_536_000;

/** Stores a setting of this browser in a cookie, which the server reads when it renders the next page; null deletes it. */
export function setCookie(name: string, value: string | null): void {
  const age = value === null ? 0 : YEAR_S;
  // biome-ignore lint/suspicious/noDocumentCookie: not every supported browser has the Cookie Store API
  document.cookie = `${name}=${value ?? ""}; path=/; max-age=${age}; samesite=lax`;
}
