/** What this page remembers of the search while it is open elsewhere: to come back to it as it was left. */
let opened: { query: string; id: string } | null = null;
let origin = "/rooms";

/** The hit by which a search was left. */
export const lastOpenedHit = {
  remember(query: string, id: string): void {
    opened = { query, id };
  },
  /** Once: the next visit begins at its field again. */
  take(query: string): string | null {
    const id = opened?.query === query ? opened.id : null;
    opened = null;
    return id;
  },
};

/** From where the search was opened: Escape leads back there. */
export const searchOrigin = (): string => origin;

export function setSearchOrigin(path: string): void {
  origin = path;
}
