import { expect, test } from "vitest";
import { serializeError } from "./log";

test("a serialized database error contains no user data", () => {
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
  const serialized = JSON.stringify(serializeError(new Error("it failed", { cause: error })));
  expect(serialized).toContain("users_email_unique");
  expect(serialized).toContain("23505");
  expect(serialized).not.toContain("ann@example.com");
  expect(serialized).not.toContain("the text of a message");
});
