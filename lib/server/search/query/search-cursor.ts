import type { MessageRow } from "../../messages/to-message";
import { invalid } from "../../platform/errors";

/** Behind which hit a page starts: by time the place of the last one; by relevance how many came before, and as of when. */
export type SearchCursor = { ms: number; id: string } | { ms: number; offset: number };

/** Of the form that the contract's schema lets through; `invalid` when it is of the other order. */
export function parseSearchCursor(cursor: string | undefined, ranked: boolean): SearchCursor | null {
  if (cursor === undefined) return null;
  if (cursor.startsWith("r") !== ranked) throw invalid("cursor", "is of a search in another order");
  const [ms = "", rest = ""] = cursor.replace(/^r/, "").split("_");
  return ranked ? { ms: Number(ms), offset: Number(rest) } : { ms: Number(ms), id: rest };
}

export function timeCursor(last: MessageRow): string {
  return `${last.createdAt.getTime()}_${last.id}`;
}

export function relevanceCursor(asOf: number, offset: number): string {
  return `r${asOf}_${offset}`;
}
