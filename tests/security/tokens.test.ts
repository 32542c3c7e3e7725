import { createHmac, randomUUID } from "node:crypto";
import { decode, encode } from "next-auth/jwt";
import { beforeAll, describe, expect, test } from "vitest";
import { call, codeOf } from "./support/call";
import { type RegisteredUser, registerUser } from "./support/users";

let ann: RegisteredUser;
let bo: RegisteredUser;
beforeAll(async () => {
  ann = await registerUser("Ann");
  bo = await registerUser("Bo");
});

const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");
const claims = () => ({ sub: ann.userId, sid: randomUUID(), iat: 1, exp: 9_999_999_999 });
const signed = (algorithm: string, key: string) => {
  const body = `${part({ alg: "HS256", typ: "JWT" })}.${part(claims())}`;
  return `${body}.${createHmac(algorithm, key).update(body).digest("base64url")}`;
};
const middle = (token: string, change: (part: string) => string) =>
  token
    .split(".")
    .map((one, index) => (index === 3 ? change(one) : one))
    .join(".");

const FORGED: [string, () => string | Promise<string>][] = [
  ["no algorithm", () => `${part({ alg: "none" })}.${part(claims())}.`],
  ["no algorithm in capitals", () => `${part({ alg: "NONE" })}.${part(claims())}.`],
  ["a signature with an empty key", () => signed("sha256", "")],
  ["a signature with a known key", () => signed("sha256", "secret")],
  ["another secret", () => encode({ token: claims(), secret: "kq3ZT9vUeY1mB7xW0sLr5dHn8cPfJ2aG" })],
  ["an empty secret", () => encode({ token: claims(), secret: "" }).catch(() => "x.y.z")],
  ["direct encryption without a key", () => `${part({ alg: "dir", enc: "A256GCM" })}....`],
  [
    "a password for a key",
    () => `${part({ alg: "PBES2-HS256+A128KW", enc: "A128GCM", p2c: 9_999_999, p2s: "AA" })}.AA.AA.AA.AA`,
  ],
  ["a compressed payload", () => `${part({ alg: "dir", enc: "A256GCM", zip: "DEF" })}..AA.AA.AA`],
  [
    "a key of its own in the head",
    () => `${part({ alg: "dir", enc: "A256GCM", jwk: { kty: "oct", k: "AA" } })}..AA.AA.AA`,
  ],
  [
    "an address of a key",
    () =>
      `${part({ alg: "RS256", jku: "http://127.0.0.1:1/jwks", kid: "../../dev/null" })}.${part(claims())}.AA`,
  ],
  [
    "one bit of the ciphertext changed",
    () => middle(ann.token, (text) => (text.startsWith("A") ? "B" : "A") + text.slice(1)),
  ],
  ["a shorter tag", () => ann.token.slice(0, -4)],
  ["two tokens in one", () => `${ann.token}.${bo.token}`],
  ["another user's ciphertext", () => middle(ann.token, () => bo.token.split(".")[3] ?? "")],
  ["nothing", () => ""],
  ["dots", () => "...."],
  ["JSON", () => '{"sub":"x"}'],
  ["60 dots", () => ".".repeat(60)],
];

describe("a token that the server has not sealed grants nothing", () => {
  test.each(FORGED)("%s", async (_, forge) => {
    const token = await forge();
    const bearer = await call("GET", "/api/me", { headers: { authorization: `Bearer ${token}` } });
    const cookie = await call("GET", "/api/me", { headers: { cookie: `parley-session=${token}` } });
    for (const answer of [bearer, cookie])
      expect([answer.status, codeOf(answer)]).toEqual([401, "unauthenticated"]);
  });

  test.each([
    ["a bearer of 15 KB", (size: number) => ({ authorization: `Bearer ${"a".repeat(size)}` }), 15_000],
    ["a cookie of 15 KB", (size: number) => ({ cookie: `parley-session=${"a".repeat(size)}` }), 15_000],
    ["a thousand cookies", () => ({ cookie: "a=b; ".repeat(2_000) }), 0],
    ["the cookie a hundred times", () => ({ cookie: "parley-session=x; ".repeat(100) }), 0],
    ["a cookie named __proto__", () => ({ cookie: "__proto__=x; constructor=y" }), 0],
    ["another scheme", () => ({ authorization: `Basic ${ann.token}` }), 0],
    ["two schemes", () => ({ authorization: `Bearer Bearer ${ann.token}` }), 0],
    ["broken escapes", () => ({ cookie: "parley-session=%E0%A4%A" }), 0],
  ])("%s", async (_, headers, size) => {
    const answer = await call("GET", "/api/me", { headers: headers(size) });
    expect([answer.status, codeOf(answer)]).toEqual([401, "unauthenticated"]);
  });
});

test("a token reveals nothing without the secret", async () => {
  expect(await decode({ token: ann.token, secret: "another" }).catch(() => null)).toBeNull();
  const readable = ann.token.split(".").map((one) => Buffer.from(one, "base64url").toString("latin1"));
  for (const text of readable) expect(text).not.toContain(ann.userId);
});

test("an invalid bearer token is refused even with a valid cookie", async () => {
  const headers = { authorization: "Bearer nonsense", cookie: `parley-session=${ann.token}` };
  expect((await call("GET", "/api/me", { headers })).status).toBe(401);
});

describe("signing in by a foreign page's form", () => {
  test("needs the CSRF token that our page was given", async () => {
    const answer = await call("POST", "/api/auth/callback/credentials", {
      headers: { origin: "https://evil.example", "content-type": "application/x-www-form-urlencoded" },
      body: `email=${encodeURIComponent(ann.email)}&password=correct+horse&csrfToken=guess`,
    });
    expect(answer.status).toBe(403);
    expect(String(answer.headers["set-cookie"] ?? "")).not.toContain("parley-session=ey");
  });
});
