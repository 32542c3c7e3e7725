import { expect, test } from "vitest";
import { serializeError } from "./log";

test("of a database's error nothing is told that people wrote", () => {
  const error = Object.assign(
    new Error('duplicate key value violates unique constraint "users_email_unique"'),
    {
      code: "23505",
      constraint: "users_email_unique",
      detail: "Key (email)=(ann@example.com) already exists.",
      where: "unnamed portal parameter $1 = 'the text of a message'",
      parameters: ["the text of a message"],
      query: "insert into messages …",
    },
  );
  const told = JSON.stringify(serializeError(new Error("it failed", { cause: error })));
  expect(told).toContain("users_email_unique");
  expect(told).toContain("23505");
  expect(told).not.toContain("ann@example.com");
  expect(told).not.toContain("the text of a message");
});
