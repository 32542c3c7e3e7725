/** The hit that was opened last, so that returning to the search focuses it again. Kept until the page reloads. */
let lastHit: { query: string; id: string } | null = null;
let originPath = "/rooms";

/** The hit from which the user left a search. */
export const lastOpenedHit = {
  remember(query: string, id: string): void {
    lastHit = { query, id };
  },
  /** Returns the hit of a query and forgets it, so that the next visit starts at the search field. */
  take(query: string): string | null {
    const id = lastHit?.query === query ? lastHit.id : null;
    lastHit = null;
    return id;
  },
};

/** The path from which the search was opened; Escape returns there. */
export const searchOrigin = (): string => originPath;

export function setSearchOrigin(path: string): void {
  originPath = path;
}
