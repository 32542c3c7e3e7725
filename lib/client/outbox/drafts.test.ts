import { expect, test } from "vitest";
import { EMPTY_DRAFT, parseDraft } from "./drafts";

test("a draft comes back with its reply, its edit and its names", () => {
  const draft = {
    text: "hi @Bo",
    replyTo: "m1",
    editing: { id: "m2", text: "better", was: "good" },
    named: [{ id: "bo", name: "Bo" }],
    files: [{ id: "f", name: "a.txt", size: 1, type: "text/plain", kind: "file", caption: "see" }],
  };
  expect(parseDraft(JSON.stringify(draft))).toEqual(draft);
});

test("a draft of a version without files comes back", () => {
  const kept = JSON.stringify({ text: "hi", replyTo: null, editing: null, named: [] });
  expect(parseDraft(kept)).toEqual({ ...EMPTY_DRAFT, text: "hi" });
});

test("anything else that is kept is a text, so that nothing written is lost", () => {
  for (const kept of ["just words", "{not json", "42", "null", '{"text":1}', '{"text":"x","editing":{}}']) {
    expect(parseDraft(kept)).toEqual({ ...EMPTY_DRAFT, text: kept });
  }
});
