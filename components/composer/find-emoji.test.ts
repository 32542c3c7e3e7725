import { expect, test } from "vitest";
import { findEmoji } from "./find-emoji";

const TABLE = { smiley_cat: "😺", smile: "😄", smiley: "😃", sweat_smile: "😅", cat: "🐱", satisfied: "😄" };

test("shortcodes that start with the query come first, shorter ones before longer ones", () => {
  expect(findEmoji(TABLE, "smil").map(({ code }) => code)).toEqual([
    "smile",
    "smiley",
    "smiley_cat",
    "sweat_smile",
  ]);
});

test("each emoji appears once, and at most 8 are returned", () => {
  expect(findEmoji(TABLE, "s").filter(({ emoji }) => emoji === "😄")).toHaveLength(1);
  const many = Object.fromEntries(Array.from({ length: 50 }, (_, n) => [`x${n}`, `${n}`]));
  expect(findEmoji(many, "x")).toHaveLength(8);
});
