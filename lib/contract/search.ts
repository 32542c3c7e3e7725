import * as z from "zod/mini";
import { LIMITS } from "./limits";
import { message } from "./messages";
import { id, searchText, time } from "./primitives";

/** Behind the page before: the time in ms of its last message, and its id; or a time and how many hits came by relevance. */
const CURSOR = /^(\d{1,15}_[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|r\d{1,15}_\d{1,3})$/;

/** `GET /api/search`. `q` takes the operators of the search box; a filter alone is a query. */
export const searchQuery = z.strictObject({
  q: z.optional(searchText(LIMITS.searchLength)),
  roomId: z.optional(id),
  from: z.optional(id),
  before: z.optional(time),
  after: z.optional(time),
  has: z.optional(z.enum(["file", "image", "link"])),
  /** `newest` by default. By relevance are the best of the 200 newest hits. */
  sort: z.optional(z.enum(["newest", "relevance"])),
  cursor: z.optional(z.string().check(z.regex(CURSOR, "is no cursor of this search"))),
});
export type SearchQuery = z.infer<typeof searchQuery>;

export const searchPage = z.strictObject({
  hits: z.array(
    z.strictObject({
      message,
      roomTitle: z.string(),
      /** Where the content holds what was looked for: start and end in UTF-16 units, in order. */
      highlights: z.array(z.tuple([z.int(), z.int()])),
    }),
  ),
  nextCursor: z.nullable(z.string()),
});
export type SearchPage = z.infer<typeof searchPage>;
