const PREFIX = "parley-searches:";
/** Max searches per account. */
const SEARCHES_MAX = 10;

/** Returns a user's searches on this device, the latest first. Anyone can write to localStorage, so the shape is checked. */
export function readRecentSearches(userId: string): string[] {
  try {
    const found: unknown = JSON.parse(localStorage.getItem(PREFIX + userId) ?? "[]");
    if (!Array.isArray(found)) return [];
    return found.filter((query): query is string => typeof query === "string").slice(0, SEARCHES_MAX);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return [];
  }
}

export function writeRecentSearches(userId: string, searches: readonly string[]): void {
  try {
    localStorage.setItem(PREFIX + userId, JSON.stringify(searches.slice(0, SEARCHES_MAX)));
  } catch {
    // A full store must not prevent searching; the search is then not stored.
  }
}

export const addRecentSearch = (searches: readonly string[], query: string): string[] =>
  [query, ...searches.filter((other) => other !== query)].slice(0, SEARCHES_MAX);

export function clearRecentSearches(): void {
  for (const name of Object.keys(localStorage)) if (name.startsWith(PREFIX)) localStorage.removeItem(name);
}
