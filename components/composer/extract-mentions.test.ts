import { expect, test } from "vitest";
import { extractMentions } from "./extract-mentions";

const ANN = { id: "1", name: "Ann" };
const BO = { id: "2", name: "Bo Li" };

test("a picked user whose name is still in the text is mentioned once", () => {
  expect(extractMentions("@Ann and @Bo Li, and @Ann", [ANN, BO, ANN], false)).toEqual(["1", "2"]);
  expect(extractMentions("only @Bo Li!", [ANN, BO], false)).toEqual(["2"]);
});

test("a longer word, an email address and a name without @ mention nobody", () => {
  for (const text of ["@Anna", "x@Ann", "Ann", ""])
    expect(extractMentions(text, [ANN], false)).toBeUndefined();
});

test("@all replaces other mentions, and only where it is allowed", () => {
  expect(extractMentions("@all and @Ann", [ANN], true)).toEqual(["all"]);
  expect(extractMentions("@all and @Ann", [ANN], false)).toEqual(["1"]);
  expect(extractMentions("@allen", [], true)).toBeUndefined();
});
