import { expect, test } from "vitest";
import { requireStrongPassword } from "./password-strength";

const REFUSED = { code: "invalid", details: { fields: { password: "is too easy to guess" } } };
const judge = (password: string, ...known: string[]) => requireStrongPassword("password", password, known);

test.each([
  ["of a list of leaked ones", "football1"],
  ["the same in other letters", "P4ssw0rd!"],
  ["a walk on the keyboard", "qwertyuiop"],
  ["a sequence", "abcdefghij"],
  ["one letter", "a".repeat(200)],
])("%s is refused", async (_what, password) => {
  await expect(judge(password)).rejects.toMatchObject(REFUSED);
});

test("what is known of its owner is refused, and of another is not", async () => {
  await expect(judge("rosamunde1", "Rosamunde Pilcher", "rp@example.com")).rejects.toMatchObject(REFUSED);
  await expect(judge("pilcher.rp", "R. Pilcher", "pilcher.rp@example.com")).rejects.toMatchObject(REFUSED);
  await judge("pilcher.rp", "Somebody Else", "else@example.com");
});

test.each(["correct horse", "battery staple", "Zwölf Boxkämpfer jagen", "我们今天去公园散步吧", "x7#qLm2v"])(
  "%s is taken: words and any script, without rules of composition",
  (password) => judge(password),
);
