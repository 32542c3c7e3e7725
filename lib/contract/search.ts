import * as z from "zod/mini";
import { LIMITS } from "./limits";
import { message } from "./messages";
import { id, searchText, time } from "./primitives";

/** The time in ms and the id of the previous page's last message; by relevance, a time and the count of hits so far. */
const CURSOR = /^(\d{1,15}_[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|r\d{1,15}_\d{1,3})$/;

/** `GET /api/search`. `q` takes the operators of the search box; a filter without text is a valid query. */
export const searchQuery = z.strictObject({
  q: z.optional(searchText(LIMITS.searchLength)),
  roomId: z.optional(id),
  from: z.optional(id),
  before: z.optional(time),
  after: z.optional(time),
  has: z.optional(z.enum(["file", "image", "link"])),
  /** `newest` by default. `relevance` ranks the 200 newest hits. */
  sort: z.optional(z.enum(["newest", "relevance"])),
  cursor: z.optional(z.string().check(z.regex(CURSOR, "is no cursor of this search"))),
});
export type SearchQuery = z.infer<typeof searchQuery>;

export const searchPage = z.strictObject({
  hits: z.array(
    z.strictObject({
      message,
      roomTitle: z.string(),
      /** The matches in the content: start and end in UTF-16 units, in order. */
      highlights: z.array(z.tuple([z.int(), z.int()])),
    }),
  ),
  nextCursor: z.nullable(z.string()),
});
export type SearchPage = z.infer<typeof searchPage>;
