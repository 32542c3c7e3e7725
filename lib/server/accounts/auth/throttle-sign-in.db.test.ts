import { v7 as uuidv7 } from "uuid";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openTestDatabase } from "@/tests/support/domain/fixtures";
import { overrideEnv } from "@/tests/support/domain/override-env";
import { registerUser } from "../sign-up/register-user";
import { issueDeviceCookie, readDeviceCookie } from "./device-cookie";
import { grantToken } from "./grant-token";
import { throttleSignIn } from "./throttle-sign-in";
import { throttleSignUp } from "./throttle-sign-up";
import { verifyCredentials } from "./verify-credentials";

let close: () => Promise<void>;
beforeAll(async () => {
  close = await openTestDatabase();
  // Before the first limiter is made.
  overrideEnv({ RATE_LIMIT_SCALE: 1 });
});
afterAll(() => close());

const account = () => ({ email: `${uuidv7()}@example.com`, name: "Ann", password: "correct horse" });

test("guesses are bounded for an account and for an address, and a sign-in that goes well is none", async () => {
  const given = account();
  await registerUser(given);
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

test("guesses from elsewhere do not lock a browser out of an account that it has been in; its own are bounded", async () => {
  const given = account();
  await registerUser(given);
  const cookie = issueDeviceCookie(null, given.email).split(";")[0] ?? "";
  let address = 0;
  const outcome = (password: string, browser: string | null) => {
    address += 1;
    const device = { userAgent: null, ip: `203.0.113.${address}` };
    const attempt = () => verifyCredentials({ ...given, password });
    return throttleSignIn(given.email, device, attempt, browser).then(
      () => "ok",
      (error: { code: string }) => error.code,
    );
  };
  for (let n = 0; n < 10; n += 1) expect(await outcome("not it", null)).toBe("unauthenticated");
  expect(await outcome(given.password, null)).toBe("rate_limited");
  const known = readDeviceCookie(cookie, given.email);
  expect(await outcome(given.password, known)).toBe("ok");
  for (let n = 0; n < 10; n += 1) expect(await outcome("not it", known)).toBe("unauthenticated");
  expect(await outcome(given.password, known)).toBe("rate_limited");
});

test("a browser is known for the accounts that it has been in, and by no cookie that it has made up", () => {
  const emails = Array.from({ length: 5 }, () => account().email);
  const cookie = emails.reduce<string | null>(
    (before, email) => issueDeviceCookie(before, email).split(";")[0] ?? "",
    null,
  );
  const ids = emails.map((email) => readDeviceCookie(cookie, email));
  // The one that it has not been in for the longest is forgotten.
  expect(ids[0]).toBeNull();
  expect(new Set(ids.slice(1)).size).toBe(4);
  const [name = "", value = ""] = (cookie ?? "").split("=");
  const [id, proof] = (value.split("~")[0] ?? "").split(".");
  expect(readDeviceCookie(`${name}=${id}.${proof}`, emails[4] ?? "")).toBe(id);
  expect(readDeviceCookie(`${name}=${id}.${proof}`, "somebody@example.com")).toBeNull();
  expect(readDeviceCookie(`${name}=another.${proof}`, emails[4] ?? "")).toBeNull();
  for (const made of ["", "~", ".", "a.b.c", "%00", "x".repeat(5_000)])
    expect(readDeviceCookie(`${name}=${made}`, emails[4] ?? "")).toBeNull();
  // Who comes again has the same tries.
  const again = issueDeviceCookie(cookie, emails[2] ?? "").split(";")[0] ?? "";
  expect(readDeviceCookie(again, emails[2] ?? "")).toBe(ids[2]);
});

test("an address learns of a few taken e-mail addresses an hour, and makes accounts all the same until then", async () => {
  const device = { userAgent: null, ip: "192.0.2.200" };
  const taken = account();
  const outcome = (given: typeof taken) =>
    throttleSignUp(device, () => registerUser(given)).then(
      () => "ok",
      (error: { code: string }) => error.code,
    );
  for (let n = 0; n < 22; n += 1) expect(await outcome(n === 0 ? taken : account())).toBe("ok");
  for (let n = 0; n < 20; n += 1) expect(await outcome(taken)).toBe("conflict");
  expect(await outcome(taken)).toBe("rate_limited");
  expect(await outcome({ ...account(), password: "password" })).toBe("rate_limited");
});
