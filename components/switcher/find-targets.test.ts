import { expect, test } from "vitest";
import { matchScore } from "./find-targets";

test("a match at the title's start ranks above one at a word's start, inside, and letters in order", () => {
  const ranks = ["Launch week", "The launch", "Relaunch", "Lovely lunch", "Choir"].map((title) =>
    matchScore(title, "launch"),
  );
  expect(ranks.slice(0, 3)).toEqual([4, 3, 2]);
  expect(ranks[4]).toBe(0);
  expect(matchScore("Launch week", "lwk")).toBe(1);
  expect(matchScore("José", "jose")).toBe(4);
  expect(matchScore("Anything", "")).toBe(4);
});
