import type { MessageRow } from "../../messages/to-message";
import { invalid } from "../../platform/errors";

/**
 * Where a page starts. By time: after the hit with this time and id. By relevance: at this offset of the ranking as of
 * `ms`.
 */
type SearchCursor = { ms: number; id: string } | { ms: number; offset: number };

/** Parses a cursor that the contract's schema has accepted. Throws `invalid` if it belongs to the other order. */
export function parseSearchCursor(cursor: string | undefined, ranked: boolean): SearchCursor | null {
  if (cursor === undefined) return null;
  if (cursor.startsWith("r") !== ranked) throw invalid("cursor", "belongs to a search in another order");
  const [ms = "", rest = ""] = cursor.replace(/^r/, "").split("_");
  return ranked ? { ms: Number(ms), offset: Number(rest) } : { ms: Number(ms), id: rest };
}

export function timeCursor(last: MessageRow): string {
  return `${last.createdAt.getTime()}_${last.id}`;
}

export function relevanceCursor(asOf: number, offset: number): string {
  return `r${asOf}_${offset}`;
}
