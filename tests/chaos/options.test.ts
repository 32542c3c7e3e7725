import { expect, test } from "vitest";
import { readOptions } from "./options";

const known = ["kill", "cut"];

test("the command line names faults and figures", () => {
  expect(readOptions(["cut", "--seconds", "3", "--seed", "7"], known)).toMatchObject({
    faults: ["cut"],
    seconds: 3,
    seed: 7,
    short: false,
  });
});

test.each([
  [["nonsense"], "There is no fault nonsense."],
  [["--clients", "many"], "--clients must be a whole number from 5 on."],
  [["--instances", "1"], "--instances must be a whole number from 2 on."],
])("%s is told plainly", (args, problem) => {
  expect(() => readOptions(args, known)).toThrow(`${problem}\nUsage:`);
  expect(() => readOptions(args, known)).toThrow("Faults: kill, cut");
});
