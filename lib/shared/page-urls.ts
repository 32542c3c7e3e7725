import type { SearchQuery } from "@/lib/contract/search";

/** Returns a readable URL that contains the whole state of a search. Newest first is the default and is left out. */
export function searchUrl(query: string, sort: NonNullable<SearchQuery["sort"]> = "newest"): string {
  const parts = [query === "" ? null : `q=${encoded(query)}`, sort === "newest" ? null : `sort=${sort}`];
  const queryString = parts.filter(Boolean).join("&");
  return `/search${queryString === "" ? "" : `?${queryString}`}`;
}

/** Returns the URL of a room, optionally at the message of a seq and with a search beside it; null for no search. */
export function roomUrl(
  roomId: string,
  { q = null, at = null }: { q?: string | null; at?: string | number | null },
) {
  const parts = [at === null ? null : `at=${at}`, q === null ? null : `q=${encoded(q)}`].filter(Boolean);
  return `/rooms/${roomId}${parts.length === 0 ? "" : `?${parts.join("&")}`}`;
}

/** Returns the seq in the URL now. On a busy device, the rendered search params lag behind the URL. */
export const seqInUrl = (): string | null => new URLSearchParams(window.location.search).get("at");

/** The seq that `?at=` of a room's address names; null for none, and for what is no seq. */
export const parseSeqParam = (at: string | null): number | null =>
  at !== null && /^[1-9]\d{0,14}$/.test(at) ? Number(at) : null;

const encoded = (text: string): string =>
  encodeURIComponent(text.toWellFormed()).replace(
    /%(3A|40|20)/g,
    (code) => ({ "%3A": ":", "%40": "@" })[code] ?? "+",
  );
