import { expect, test } from "vitest";
import { initialsOf } from "./initials";

const graphemes = new Intl.Segmenter(undefined, { granularity: "grapheme" });
const firstOf = (text: string) => [...graphemes.segment(text)][0]?.segment ?? "";

test("initials are the first letters of the first and the last word, in any script", () => {
  expect(initialsOf("ada lovelace")).toBe("AL");
  expect(initialsOf(" Grace Brewster Murray Hopper ")).toBe("GH");
  expect(initialsOf("王小明")).toBe("王");
  expect(initialsOf("مريم يوسف")).toBe("مي");
  expect(initialsOf("")).toBe("");
});

test("an initial is a whole grapheme", () => {
  expect(initialsOf("e\u0301mile")).toBe("E\u0301");
  expect(initialsOf("กำธร")).toBe(firstOf("กำธร"));
  expect(initialsOf("👩‍🚀 Ann")).toBe("👩‍🚀A");
  expect(initialsOf("1️⃣ One")).toBe("1️⃣O");
});

test("the fast path for plain letters agrees with the segmenter, whatever follows the letter", {
  timeout: 60_000,
}, () => {
  const others = ["", "a", "ß", "я", "ل", "一", "7", "-", "ำ", "\u0301", "\u0483", "\u200d", "각"];
  const wrong: string[] = [];
  for (let code = 0x21; code < 0x1_200; code += 1)
    for (const other of others)
      for (const word of [String.fromCodePoint(code) + other, other + String.fromCodePoint(code)])
        if (!/\s/.test(word) && initialsOf(word) !== firstOf(word).toUpperCase()) wrong.push(word);
  expect(wrong).toEqual([]);
});
