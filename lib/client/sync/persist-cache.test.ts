import { QueryClient } from "@tanstack/react-query";
import { expect, test } from "vitest";
import type { Room } from "@/lib/contract/rooms";
import { queryKeys } from "../api/query-keys";
import { restoreQueries } from "../persist/cache-store";
import { conversationFromPage } from "./conversation";
import { selectPersistedQueries } from "./persist-cache";

const opened = () =>
  conversationFromPage({ messages: [], hasMoreBefore: false, hasMoreAfter: false, lastRev: 1 });

test("a room that the user was removed from while away is not stored again (P10)", () => {
  const cache = new QueryClient();
  cache.setQueryData(queryKeys.rooms, [{ id: "mine" } as Room]);
  const stored = ["mine", "left"].map((id) => ({
    queryKey: queryKeys.conversation(id),
    data: opened(),
    updatedAt: 1,
  }));
  restoreQueries(cache, stored);
  expect(selectPersistedQueries(cache).map(({ queryKey }) => queryKey)).toEqual([
    queryKeys.rooms,
    queryKeys.conversation("mine"),
  ]);
});

test("data stored by an earlier page does not replace newer data of this one", () => {
  const cache = new QueryClient();
  cache.setQueryData(queryKeys.conversation("mine"), { ...opened(), rev: 9 });
  restoreQueries(cache, [{ queryKey: queryKeys.conversation("mine"), data: opened(), updatedAt: 1 }]);
  expect(cache.getQueryData(queryKeys.conversation("mine"))).toMatchObject({ rev: 9 });
});
