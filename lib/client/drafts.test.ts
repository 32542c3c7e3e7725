import { expect, test } from "vitest";
import { NO_DRAFT, parseDraft } from "./drafts";

test("a draft comes back with its reply, its edit and its names", () => {
  const draft = {
    text: "hi @Bo",
    replyTo: "m1",
    editing: { id: "m2", text: "better", was: "good" },
    named: [{ id: "bo", name: "Bo" }],
  };
  expect(parseDraft(JSON.stringify(draft))).toEqual(draft);
});

test("anything else that is kept is a text, so that nothing written is lost", () => {
  for (const kept of ["just words", "{not json", "42", "null", '{"text":1}', '{"text":"x","editing":{}}']) {
    expect(parseDraft(kept)).toEqual({ ...NO_DRAFT, text: kept });
  }
});
