import { expect, test } from "vitest";
import { EMPTY_DRAFT, parseDraft } from "./drafts";

test("a draft is restored with its reply, edit, mentions and files", () => {
  const draft = {
    text: "hi @Bo",
    replyTo: "m1",
    editing: { id: "m2", text: "better", was: "good" },
    named: [{ id: "bo", name: "Bo" }],
    files: [{ id: "f", name: "a.txt", size: 1, type: "text/plain", kind: "file", caption: "see" }],
  };
  expect(parseDraft(JSON.stringify(draft))).toEqual(draft);
});

test("a draft of a version without files is restored", () => {
  const stored = JSON.stringify({ text: "hi", replyTo: null, editing: null, named: [] });
  expect(parseDraft(stored)).toEqual({ ...EMPTY_DRAFT, text: "hi" });
});

test("anything else that is stored becomes the text, so that nothing written is lost", () => {
  for (const stored of ["just words", "{not json", "42", "null", '{"text":1}', '{"text":"x","editing":{}}']) {
    expect(parseDraft(stored)).toEqual({ ...EMPTY_DRAFT, text: stored });
  }
});
