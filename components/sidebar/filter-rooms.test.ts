import { expect, test } from "vitest";
import type { Room } from "@/lib/contract/rooms";
import { filterRooms, type RoomListView } from "./filter-rooms";

const room = (title: string, more: Partial<Room> = {}): Room => ({
  id: title,
  kind: "direct",
  title,
  image: null,
  members: [],
  lastSeq: 0,
  lastRev: 0,
  readSeq: 0,
  unread: 0,
  mentions: 0,
  muted: false,
  notify: "all",
  mutedUntil: null,
  pinned: false,
  archived: false,
  blocked: false,
  linkPreviews: true,
  lastMessage: null,
  pins: [],
  ...more,
});
const rooms = [
  room("Ann", { unread: 2 }),
  room("Hikers", { kind: "group" }),
  room("José", { pinned: true }),
  room("Old choir", { kind: "group", archived: true, unread: 1 }),
];
const titles = (view: Partial<RoomListView>) =>
  filterRooms(rooms, { filter: "all", query: "", archived: false, ...view }).map(({ title }) => title);

test("pinned rooms come first, and archived rooms are listed apart", () => {
  expect(titles({})).toEqual(["José", "Ann", "Hikers"]);
  expect(titles({ archived: true })).toEqual(["Old choir"]);
});

test("a filter narrows the list", () => {
  expect(titles({ filter: "unread" })).toEqual(["Ann"]);
  expect(titles({ filter: "groups" })).toEqual(["Hikers"]);
});

test("a search ignores case, accents and word order and includes archived rooms", () => {
  expect(titles({ query: "jose" })).toEqual(["José"]);
  expect(titles({ query: "choir OLD" })).toEqual(["Old choir"]);
  expect(titles({ query: "nobody" })).toEqual([]);
});
