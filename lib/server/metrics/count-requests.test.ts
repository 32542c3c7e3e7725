import { expect, test } from "vitest";
import { routePattern } from "./count-requests";

test("a path is counted under its pattern, with any ids, emoji or malformed parts", () => {
  expect(routePattern("/api/rooms", {})).toBe("/api/rooms");
  expect(routePattern("/api/rooms/1/members/1", { roomId: "1", userId: "1" })).toBe(
    "/api/rooms/[roomId]/members/[userId]",
  );
  expect(routePattern("/api/messages/m/reactions/%F0%9F%91%8D", { id: "m", emoji: "👍" })).toBe(
    "/api/messages/[id]/reactions/[emoji]",
  );
  expect(routePattern("/api/messages/%E0%A4%A", { id: "%E0%A4%A" })).toBe("/api/messages/[id]");
  expect(routePattern("/api/no/such/thing", { path: ["no", "such", "thing"] })).toBe("/api/[...path]");
  expect(routePattern("/api/api", { id: "api" })).toBe("/api/[id]");
});
