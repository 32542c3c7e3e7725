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
  // Before the first limiter is created.
  overrideEnv({ RATE_LIMIT_SCALE: 1 });
});
afterAll(() => close());

const account = () => ({ email: `${uuidv7()}@example.com`, name: "Ann", password: "correct horse" });

test("failed sign-ins are limited per account and per address, and successful ones do not count", async () => {
  const given = account();
  await registerUser(given);
  const from = (ip: string) => ({ userAgent: null, ip });
  const outcome = (credentials: typeof given, ip: string) =>
    grantToken({ email: credentials.email, password: credentials.password }, from(ip)).then(
      () => "ok",
      (error: { code: string }) => error.code,
    );
  const wrong = { ...given, password: "not it" };
  // An address without an account is limited in the same way.
  const unknown = account();
  for (let n = 0; n < 12; n += 1) expect(await outcome(given, "198.51.100.1")).toBe("ok");
  for (const guess of [wrong, unknown]) {
    for (let n = 0; n < 10; n += 1) expect(await outcome(guess, `198.51.100.${n}`)).toBe("unauthenticated");
    expect(await outcome(guess, "198.51.100.99")).toBe("rate_limited");
  }
  expect(await outcome(given, "198.51.100.99")).toBe("rate_limited");
  // The addresses of one IPv6 network share a limit.
  const codes: string[] = [];
  for (let n = 0; n < 62; n += 1) codes.push(await outcome(account(), `2001:db8::${n}`));
  expect(codes.filter((code) => code === "rate_limited")).toHaveLength(2);
});

test("failed sign-ins from elsewhere do not lock out a browser with a device cookie; its own are limited", async () => {
  const given = account();
  await registerUser(given);
  const cookie = issueDeviceCookie(null, given.email).split(";")[0] ?? "";
  let address = 0;
  const outcome = (password: string, browser: string | null) => {
    address += 1;
    const client = { userAgent: null, ip: `203.0.113.${address}` };
    const attempt = () => verifyCredentials({ ...given, password });
    return throttleSignIn(given.email, client, attempt, browser).then(
      () => "ok",
      (error: { code: string }) => error.code,
    );
  };
  for (let n = 0; n < 10; n += 1) expect(await outcome("not it", null)).toBe("unauthenticated");
  expect(await outcome(given.password, null)).toBe("rate_limited");
  const deviceId = readDeviceCookie(cookie, given.email);
  expect(await outcome(given.password, deviceId)).toBe("ok");
  for (let n = 0; n < 10; n += 1) expect(await outcome("not it", deviceId)).toBe("unauthenticated");
  expect(await outcome(given.password, deviceId)).toBe("rate_limited");
});

test("a device cookie is valid for the accounts that the browser has signed in to, and cannot be forged", () => {
  const emails = Array.from({ length: 5 }, () => account().email);
  const cookie = emails.reduce<string | null>(
    (before, email) => issueDeviceCookie(before, email).split(";")[0] ?? "",
    null,
  );
  const ids = emails.map((email) => readDeviceCookie(cookie, email));
  // The account not used for longest is dropped.
  expect(ids[0]).toBeNull();
  expect(new Set(ids.slice(1)).size).toBe(4);
  const [name = "", value = ""] = (cookie ?? "").split("=");
  const [id, signature] = (value.split("~")[0] ?? "").split(".");
  expect(readDeviceCookie(`${name}=${id}.${signature}`, emails[4] ?? "")).toBe(id);
  expect(readDeviceCookie(`${name}=${id}.${signature}`, "somebody@example.com")).toBeNull();
  expect(readDeviceCookie(`${name}=another.${signature}`, emails[4] ?? "")).toBeNull();
  for (const forged of ["", "~", ".", "a.b.c", "%00", "x".repeat(5_000)])
    expect(readDeviceCookie(`${name}=${forged}`, emails[4] ?? "")).toBeNull();
  // A further sign-in keeps the id, and so the limit.
  const again = issueDeviceCookie(cookie, emails[2] ?? "").split(";")[0] ?? "";
  expect(readDeviceCookie(again, emails[2] ?? "")).toBe(ids[2]);
});

test("an address learns of at most 20 taken e-mail addresses an hour, and can sign up until then", async () => {
  const client = { userAgent: null, ip: "192.0.2.200" };
  const taken = account();
  const outcome = (given: typeof taken) =>
    throttleSignUp(client, () => registerUser(given)).then(
      () => "ok",
      (error: { code: string }) => error.code,
    );
  for (let n = 0; n < 22; n += 1) expect(await outcome(n === 0 ? taken : account())).toBe("ok");
  for (let n = 0; n < 20; n += 1) expect(await outcome(taken)).toBe("conflict");
  expect(await outcome(taken)).toBe("rate_limited");
  expect(await outcome({ ...account(), password: "password" })).toBe("rate_limited");
});
