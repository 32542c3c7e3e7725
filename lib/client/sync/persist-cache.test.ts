import { QueryClient } from "@tanstack/react-query";
import { expect, test } from "vitest";
import type { Room } from "@/lib/contract/rooms";
import { putKept } from "../persist/cache-store";
import { keys } from "./cache";
import { conversationFrom } from "./conversation";
import { takeKept } from "./persist-cache";

const opened = () =>
  conversationFrom({ messages: [], hasMoreBefore: false, hasMoreAfter: false, lastRev: 1 });

test("of a room that one was removed from while away nothing is kept on (P10)", () => {
  const cache = new QueryClient();
  cache.setQueryData(keys.rooms, [{ id: "mine" } as Room]);
  const kept = ["mine", "left"].map((id) => ({
    queryKey: keys.conversation(id),
    data: opened(),
    updatedAt: 1,
  }));
  putKept(cache, kept);
  expect(takeKept(cache).map(({ queryKey }) => queryKey)).toEqual([keys.rooms, keys.conversation("mine")]);
});

test("what an earlier page kept takes no place of what this one knows", () => {
  const cache = new QueryClient();
  cache.setQueryData(keys.conversation("mine"), { ...opened(), rev: 9 });
  putKept(cache, [{ queryKey: keys.conversation("mine"), data: opened(), updatedAt: 1 }]);
  expect(cache.getQueryData(keys.conversation("mine"))).toMatchObject({ rev: 9 });
});
