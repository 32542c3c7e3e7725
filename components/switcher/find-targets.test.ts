import { expect, test } from "vitest";
import { rank } from "./find-targets";

test("the start of a title beats the start of a word, that the middle, that letters in order", () => {
  const ranks = ["Launch week", "The launch", "Relaunch", "Lovely lunch", "Choir"].map((title) =>
    rank(title, "launch"),
  );
  expect(ranks.slice(0, 3)).toEqual([4, 3, 2]);
  expect(ranks[4]).toBe(0);
  expect(rank("Launch week", "lwk")).toBe(1);
  expect(rank("José", "jose")).toBe(4);
  expect(rank("Anything", "")).toBe(4);
});
