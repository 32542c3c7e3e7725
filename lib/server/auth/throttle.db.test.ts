import { v7 as uuidv7 } from "uuid";
import { afterAll, beforeAll, expect, test } from "vitest";
import { provideSettings } from "@/tests/support/settings";
import { openWorld } from "@/tests/support/world";
import { register } from "../users/register";
import { grantToken } from "./grant-token";
import { throttledSignUp } from "./throttle-sign-up";

let close: () => Promise<void>;
beforeAll(async () => {
  close = await openWorld();
  // Before the first limiter is made.
  provideSettings({ RATE_LIMIT_SCALE: 1 });
});
afterAll(() => close());

const account = () => ({ email: `${uuidv7()}@example.com`, name: "Ann", password: "correct horse" });

test("guesses are bounded for an account and for an address, and a sign-in that goes well is none", async () => {
  const given = account();
  await register(given);
  const from = (ip: string) => ({ userAgent: null, ip });
  const outcome = (credentials: typeof given, ip: string) =>
    grantToken({ email: credentials.email, password: credentials.password }, from(ip)).then(
      () => "ok",
      (error: { code: string }) => error.code,
    );
  const wrong = { ...given, password: "not it" };
  // Somebody without an account is treated alike.
  const nobody = account();
  for (let n = 0; n < 12; n += 1) expect(await outcome(given, "198.51.100.1")).toBe("ok");
  for (const guess of [wrong, nobody]) {
    for (let n = 0; n < 10; n += 1) expect(await outcome(guess, `198.51.100.${n}`)).toBe("unauthenticated");
    expect(await outcome(guess, "198.51.100.99")).toBe("rate_limited");
  }
  expect(await outcome(given, "198.51.100.99")).toBe("rate_limited");
  // A customer with very many addresses counts as one.
  const codes: string[] = [];
  for (let n = 0; n < 62; n += 1) codes.push(await outcome(account(), `2001:db8::${n}`));
  expect(codes.filter((code) => code === "rate_limited")).toHaveLength(2);
});

test("an address learns of a few taken e-mail addresses an hour, and makes accounts all the same until then", async () => {
  const device = { userAgent: null, ip: "192.0.2.200" };
  const taken = account();
  const outcome = (given: typeof taken) =>
    throttledSignUp(device, () => register(given)).then(
      () => "ok",
      (error: { code: string }) => error.code,
    );
  for (let n = 0; n < 22; n += 1) expect(await outcome(n === 0 ? taken : account())).toBe("ok");
  for (let n = 0; n < 20; n += 1) expect(await outcome(taken)).toBe("conflict");
  expect(await outcome(taken)).toBe("rate_limited");
  expect(await outcome({ ...account(), password: "password" })).toBe("rate_limited");
});
