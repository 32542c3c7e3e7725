const PREFIX = "parley-searches:";
const MOST = 10;

/** What a person searched for on this device, the latest first. Anyone can write to the store of a browser. */
export function readRecentSearches(userId: string): string[] {
  try {
    const found: unknown = JSON.parse(localStorage.getItem(PREFIX + userId) ?? "[]");
    if (!Array.isArray(found)) return [];
    return found.filter((one): one is string => typeof one === "string").slice(0, MOST);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return [];
  }
}

export function writeRecentSearches(userId: string, searches: readonly string[]): void {
  try {
    localStorage.setItem(PREFIX + userId, JSON.stringify(searches.slice(0, MOST)));
  } catch {
    // A full store must not stop anyone from searching; what was searched for is then not kept.
  }
}

export const addRecentSearch = (searches: readonly string[], query: string): string[] =>
  [query, ...searches.filter((other) => other !== query)].slice(0, MOST);

export function clearRecentSearches(): void {
  for (const name of Object.keys(localStorage)) if (name.startsWith(PREFIX)) localStorage.removeItem(name);
}
