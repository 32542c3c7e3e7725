import { expect, test } from "vitest";
import { closedShortcodeAt, completionTokenAt } from "./completion-token";

const at = (text: string) => completionTokenAt(text, text.length);

test("an @ at the start of a word starts a mention, whose name may contain a space", () => {
  expect(at("@")).toEqual({ kind: "mention", query: "", start: 0 });
  expect(at("hi @an")).toEqual({ kind: "mention", query: "an", start: 3 });
  expect(at("hi @Ann Be")).toEqual({ kind: "mention", query: "Ann Be", start: 3 });
  expect(at("(@bo")).toEqual({ kind: "mention", query: "bo", start: 1 });
});

test("an email address, a line break and a distant @ start no mention", () => {
  expect(at("ann@example")).toBeNull();
  expect(at("@ann\nnext")).toBeNull();
  expect(at("@ ")).toBeNull();
  expect(at(`@${"a".repeat(60)}`)).toBeNull();
});

test("a colon and two characters start an emoji shortcode; a time and a URL do not", () => {
  expect(at("so :smi")).toEqual({ kind: "emoji", query: "smi", start: 3 });
  expect(at(":Sm")).toEqual({ kind: "emoji", query: "sm", start: 0 });
  for (const text of [":s", "12:30", "https://x", ": smile"]) expect(at(text)).toBeNull();
});

test("the token ends at the caret, whatever follows", () => {
  expect(completionTokenAt("hi @an there", 6)).toEqual({ kind: "mention", query: "an", start: 3 });
});

test("a closed shortcode is found at its end", () => {
  expect(closedShortcodeAt("so :smile:", 10)).toEqual({ code: "smile", start: 3 });
  expect(closedShortcodeAt("at 12:30:", 9)).toBeNull();
});
