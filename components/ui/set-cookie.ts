const YEAR_S = 31_536_000;

/** Keeps a setting of this browser where the server sees it before it draws the next page; null forgets it. */
export function setCookie(name: string, value: string | null): void {
  const age = value === null ? 0 : YEAR_S;
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not in every browser that the product supports
  document.cookie = `${name}=${value ?? ""}; path=/; max-age=${age}; samesite=lax`;
}
