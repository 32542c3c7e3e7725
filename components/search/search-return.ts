/** What this page remembers of the search while it is open elsewhere: to come back to it as it was left. */
let lastHit: { query: string; id: string } | null = null;
let originPath = "/rooms";

/** The hit by which a search was left. */
export const lastOpenedHit = {
  remember(query: string, id: string): void {
    lastHit = { query, id };
  },
  /** Once: the next visit begins at its field again. */
  take(query: string): string | null {
    const id = lastHit?.query === query ? lastHit.id : null;
    lastHit = null;
    return id;
  },
};

/** From where the search was opened: Escape leads back there. */
export const searchOrigin = (): string => originPath;

export function setSearchOrigin(path: string): void {
  originPath = path;
}
