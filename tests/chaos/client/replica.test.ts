import { expect, test } from "vitest";
import { message } from "../check/history-fixtures";
import { Replica } from "./replica";

test("P7 a replica is complete up to its revision, and knows when it is not", () => {
  const replica = new Replica();
  replica.applyEvent(message(1));
  replica.applyEvent(message(3));
  expect(replica).toMatchObject({ rev: 1, behind: true, readable: 1 });
  replica.applyEvent(message(2));
  expect(replica).toMatchObject({ rev: 3, behind: false, readable: 3 });
  replica.noteRev(5);
  expect(replica.behind).toBe(true);
  replica.applyChanges([message(2, { rev: 5, content: "edited" })], 5);
  expect(replica).toMatchObject({ rev: 5, behind: false });
  replica.applyEvent(message(2, { rev: 4, content: "older" }));
  expect(replica.messages.map(({ content }) => content)).toEqual(["text 1", "edited", "text 3"]);
  replica.reset();
  expect(replica).toMatchObject({ rev: 0, behind: true, messages: [] });
});
