import { randomBytes } from "node:crypto";
import { expect, test } from "vitest";
import { secretWeakness } from "./weak-secret";

test.each([
  "x".repeat(32),
  "ab".repeat(20),
  "abcd1234".repeat(4),
  "0123456789abcdef0123456789abcdef",
  "changeme-changeme-changeme-changeme",
  "CHANGE_ME_TO_SOMETHING_RANDOM_PLEASE",
  "your-secret-key-at-least-32-chars!!",
  "this is my supersecret for production",
  "aaaaaaaaaaaaaaaabbbbbbbbbbbbbbbbcccccccc",
  "correct horse battery password staple",
])("%s is weak", (secret) => {
  expect(secretWeakness(secret)).not.toBeNull();
});

test("a random secret is not weak in any encoding", () => {
  for (let n = 0; n < 500; n += 1) {
    for (const text of [
      randomBytes(16).toString("hex"),
      randomBytes(32).toString("hex"),
      randomBytes(32).toString("base64"),
      randomBytes(24).toString("base64url"),
    ])
      expect(secretWeakness(text), text).toBeNull();
  }
});
