import { expect, test } from "vitest";
import { findEmoji } from "./find-emoji";

const TABLE = { smiley_cat: "😺", smile: "😄", smiley: "😃", sweat_smile: "😅", cat: "🐱", satisfied: "😄" };

test("what begins with the query comes first, shorter before longer", () => {
  expect(findEmoji(TABLE, "smil").map(({ code }) => code)).toEqual([
    "smile",
    "smiley",
    "smiley_cat",
    "sweat_smile",
  ]);
});

test("each emoji comes once, and not more than a short list", () => {
  expect(findEmoji(TABLE, "s").filter(({ emoji }) => emoji === "😄")).toHaveLength(1);
  const many = Object.fromEntries(Array.from({ length: 50 }, (_, n) => [`x${n}`, `${n}`]));
  expect(findEmoji(many, "x")).toHaveLength(8);
});
