import { expect, test } from "vitest";
import { requireStrongPassword } from "./password-strength";

const REFUSED = { code: "invalid", details: { fields: { password: "is too easy to guess" } } };
const check = (password: string, ...userInputs: string[]) =>
  requireStrongPassword("password", password, userInputs);

test.each([
  ["a leaked password", "football1"],
  ["a leaked password with substituted letters", "P4ssw0rd!"],
  ["a keyboard pattern", "qwertyuiop"],
  ["a sequence", "abcdefghij"],
  ["one repeated letter", "a".repeat(200)],
])("%s is refused", async (_what, password) => {
  await expect(check(password)).rejects.toMatchObject(REFUSED);
});

test("a password made of the owner's name or address is refused, of another person's it is accepted", async () => {
  await expect(check("rosamunde1", "Rosamunde Pilcher", "rp@example.com")).rejects.toMatchObject(REFUSED);
  await expect(check("pilcher.rp", "R. Pilcher", "pilcher.rp@example.com")).rejects.toMatchObject(REFUSED);
  await check("pilcher.rp", "Somebody Else", "else@example.com");
});

test.each(["correct horse", "battery staple", "Zwölf Boxkämpfer jagen", "我们今天去公园散步吧", "x7#qLm2v"])(
  "%s is accepted: words in any script, without composition rules",
  (password) => check(password),
);
