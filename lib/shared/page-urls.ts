import type { SearchQuery } from "@/lib/contract/search";

/** Where the search for something is: the address says all of it, and can be read. The newest come first where it says nothing. */
export function searchUrl(query: string, sort: NonNullable<SearchQuery["sort"]> = "newest"): string {
  const parts = [query === "" ? null : `q=${encoded(query)}`, sort === "newest" ? null : `sort=${sort}`];
  const said = parts.filter(Boolean).join("&");
  return `/search${said === "" ? "" : `?${said}`}`;
}

/** A conversation at one of its messages, beside it what is searched for in it; null for no search. */
export function roomUrl(
  roomId: string,
  { q = null, at = null }: { q?: string | null; at?: string | number | null },
) {
  const parts = [at === null ? null : `at=${at}`, q === null ? null : `q=${encoded(q)}`].filter(Boolean);
  return `/rooms/${roomId}${parts.length === 0 ? "" : `?${parts.join("&")}`}`;
}

/** The seq that the address names now: what the page was drawn with follows it late on a busy device. */
export const seqInUrl = (): string | null => new URLSearchParams(window.location.search).get("at");

/** The seq that `?at=` of a room's address names; null for none, and for what is no seq. */
export const parseSeqParam = (at: string | null): number | null =>
  at !== null && /^[1-9]\d{0,14}$/.test(at) ? Number(at) : null;

const encoded = (text: string): string =>
  encodeURIComponent(text.toWellFormed()).replace(
    /%(3A|40|20)/g,
    (code) => ({ "%3A": ":", "%40": "@" })[code] ?? "+",
  );
