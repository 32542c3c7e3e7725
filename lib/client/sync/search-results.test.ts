import { QueryClient } from "@tanstack/react-query";
import { expect, test } from "vitest";
import type { Message } from "@/lib/contract/messages";
import { queryKeys } from "../api/query-keys";
import { applyEvent } from "./apply-event";
import type { SearchResultPages } from "./search-results";

const message = (id: string, more: Partial<Message> = {}) =>
  ({ id, roomId: "room", rev: 1, content: "walrus", deletedAt: null, ...more }) as Message;

test("P9 P10 a hit leaves with its message or its room, and an edit updates it", () => {
  const cache = new QueryClient();
  const results: SearchResultPages = {
    pageParams: [null],
    pages: [
      {
        hits: ["a", "b", "c"].map((id) => ({
          message: message(id),
          roomTitle: "Room",
          highlights: [[0, 6]],
        })),
        nextCursor: null,
      },
    ],
  };
  cache.setQueryData(queryKeys.search("q=walrus"), results);
  const shown = () =>
    cache
      .getQueryData<SearchResultPages>(queryKeys.search("q=walrus"))
      ?.pages.flatMap(({ hits }) => hits.map((hit) => [hit.message.content, hit.highlights.length]));

  applyEvent(
    cache,
    "me",
    "message_updated",
    { message: message("a", { rev: 2, content: "otter" }) },
    () => {},
  );
  applyEvent(cache, "me", "message_updated", { message: message("b", { rev: 3 }) }, () => {});
  expect(shown()).toEqual([
    ["otter", 0],
    ["walrus", 1],
    ["walrus", 1],
  ]);
  const gone = message("b", { rev: 4, content: "", deletedAt: "2026-01-31T00:00:00.000Z" });
  applyEvent(cache, "me", "message_deleted", { message: gone }, () => {});
  applyEvent(cache, "me", "message_hidden", { roomId: "room", messageId: "c", rev: 5 }, () => {});
  expect(shown()).toEqual([["otter", 0]]);
  applyEvent(cache, "me", "room_removed", { roomId: "room" }, () => {});
  expect(shown()).toEqual([]);
});
