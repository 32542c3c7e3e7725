import { beforeAll, describe, expect, inject, test } from "vitest";
import { LIMITS } from "@/lib/contract/limits";
import { call, callOk, codeOf } from "./support/call";
import { rawHttp, statusesOf } from "./support/raw-http";
import { type RegisteredUser, registerUser } from "./support/users";

let ann: RegisteredUser;
beforeAll(async () => {
  ann = await registerUser("Ann");
});
const own = () => `http://localhost:${new URL(inject("securityUrl")).port}`;
const nameOfAnn = async () =>
  (await callOk<{ user: { name: string } }>("GET", "/api/me", { token: ann.token })).user.name;

describe("a request that changes state by cookie must come from our own origin", () => {
  const cookie = () => `parley-session=${ann.token}`;
  test.each([
    ["no origin", undefined],
    ["another site", "https://evil.example"],
    ["null", "null"],
    ["our host by another scheme", "https://localhost"],
    ["our host on another port", "http://localhost:1"],
    ["a subdomain of ours", "http://evil.localhost"],
    ["a host that begins like ours", "OURS.evil.example"],
    ["a user name like ours", "http://localhost@evil.example"],
    ["two origins", "OURS, https://evil.example"],
    ["an invalid URL", "localhost"],
  ])("%s is refused", async (_, origin) => {
    const headers = { cookie: cookie(), ...(origin ? { origin: origin.replace("OURS", own()) } : {}) };
    const answer = await call("PATCH", "/api/me", { headers, body: { name: "Mallory" } });
    expect([answer.status, codeOf(answer)]).toEqual([403, "forbidden"]);
    expect(await nameOfAnn()).toBe("Ann");
  });

  test("another site's form cannot send JSON, and the Referer is ignored", async () => {
    const headers = { cookie: cookie(), referer: `${own()}/settings`, "content-type": "text/plain" };
    const answer = await call("PATCH", "/api/me", { headers, body: '{"name":"Mallory"}' });
    expect([403, 415]).toContain(answer.status);
    expect(await nameOfAnn()).toBe("Ann");
  });

  test("uploads are refused as well", async () => {
    const headers = { cookie: cookie(), "tus-resumable": "1.0.0", "upload-length": "1" };
    const answer = await call("POST", "/api/uploads", {
      headers: { ...headers, origin: "https://evil.example" },
    });
    expect([answer.status, codeOf(answer)]).toEqual([403, "forbidden"]);
  });

  test("signing out is refused as well", async () => {
    const headers = { cookie: cookie(), origin: "https://evil.example" };
    expect((await call("POST", "/api/auth/signout", { headers, body: {} })).status).toBe(403);
  });

  test("a request from our own page succeeds", async () => {
    const headers = { cookie: cookie(), origin: own() };
    expect((await call("PATCH", "/api/me", { headers, body: { name: "Ann" } })).status).toBe(200);
  });

  test("no response allows another origin to read it", async () => {
    const answer = await call("GET", "/api/me", {
      token: ann.token,
      headers: { origin: "https://evil.example" },
    });
    expect(Object.keys(answer.headers).filter((name) => name.startsWith("access-control"))).toEqual([]);
  });
});

describe("a token in the URL grants nothing", () => {
  test.each([
    "token",
    "access_token",
    "auth",
    "authorization",
    "session",
    "parley-session",
    "jwt",
    "api_key",
  ])("?%s=", async (name) => {
    const answer = await call("GET", `/api/me?${name}=${encodeURIComponent(ann.token)}`);
    expect([answer.status, codeOf(answer)]).toEqual([401, "unauthenticated"]);
  });
});

describe("a request's method cannot be overridden", () => {
  test.each([
    ["x-http-method-override", "DELETE"],
    ["x-http-method", "DELETE"],
    ["x-method-override", "DELETE"],
    ["X-HTTP-Method-Override", "PATCH"],
  ])("%s: %s changes nothing", async (name, value) => {
    const answer = await call("GET", "/api/me", { token: ann.token, headers: { [name]: value } });
    expect(answer.status).toBe(200);
    const sessions = await call("POST", "/api/sessions", { token: ann.token, headers: { [name]: value } });
    expect([404, 405]).toContain(sessions.status);
    expect((await call("GET", "/api/me", { token: ann.token })).status).toBe(200);
  });

  test("_method in the URL or body has no effect", async () => {
    await call("POST", "/api/sessions?_method=DELETE", { token: ann.token, body: { _method: "DELETE" } });
    expect((await call("GET", "/api/me", { token: ann.token })).status).toBe(200);
  });

  test.each(["HEAD", "GET", "OPTIONS"])("%s with an override cannot end an upload", async (method) => {
    const created = await call("POST", "/api/uploads", {
      token: ann.token,
      headers: { "tus-resumable": "1.0.0", "upload-length": "5" },
    });
    const path = String(created.headers.location);
    await call(method, path, { headers: { "tus-resumable": "1.0.0", "x-http-method-override": "DELETE" } });
    const headers = { "tus-resumable": "1.0.0" };
    expect((await call("HEAD", path, { token: ann.token, headers })).status).toBe(200);
  });

  test.each(["TRACE", "PROPFIND", "LOCK", "PURGE", "MKCOL"])("%s is refused", async (method) => {
    for (const path of ["/api/me", "/rooms", "/"]) {
      const { status, text } = await call(method, path, {
        headers: { cookie: `parley-session=${ann.token}` },
      });
      expect([400, 401, 403, 404, 405, 501]).toContain(status);
      expect(text).not.toContain(ann.token.slice(0, 20));
    }
  });

  test.each(["POST", "PUT", "PATCH", "DELETE"])(
    "%s to a page is refused before the body is read",
    async (method) => {
      const headers = { "next-action": "00".repeat(20), "content-type": "text/x-component" };
      const answer = await call(method, "/sign-in", { headers, body: '["$1:__proto__:then"]' });
      expect([answer.status, codeOf(answer)]).toEqual([404, "not_found"]);
    },
  );

  test("CONNECT opens no tunnel", async () => {
    const { text, ended } = await rawHttp("CONNECT 127.0.0.1:22 HTTP/1.1\r\nHost: 127.0.0.1:22\r\n\r\n");
    expect(ended).toBe(true);
    expect(text).not.toContain("200");
  });
});

describe("request smuggling is refused", () => {
  const host = "Host: localhost\r\n";
  test.each([
    [
      "a length and chunks",
      `POST /api/token HTTP/1.1\r\n${host}Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`,
    ],
    ["two lengths", `POST /api/token HTTP/1.1\r\n${host}Content-Length: 0\r\nContent-Length: 44\r\n\r\n`],
    ["a length with a sign", `POST /api/token HTTP/1.1\r\n${host}Content-Length: +2\r\n\r\n{}`],
    ["a length in hexadecimal", `POST /api/token HTTP/1.1\r\n${host}Content-Length: 0x2\r\n\r\n{}`],
    ["a list of lengths", `POST /api/token HTTP/1.1\r\n${host}Content-Length: 2, 3\r\n\r\n{}`],
    [
      "chunks by another name",
      `POST /api/token HTTP/1.1\r\n${host}Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n`,
    ],
    [
      "chunks that are not last",
      `POST /api/token HTTP/1.1\r\n${host}Transfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n`,
    ],
    [
      "a space before the colon",
      `POST /api/token HTTP/1.1\r\n${host}Transfer-Encoding : chunked\r\n\r\n0\r\n\r\n`,
    ],
    ["a folded header", `GET /api/health HTTP/1.1\r\n${host}X-A: b\r\n Transfer-Encoding: chunked\r\n\r\n`],
    [
      "an invalid chunk size",
      `POST /api/token HTTP/1.1\r\n${host}Transfer-Encoding: chunked\r\n\r\nzz\r\n\r\n`,
    ],
    [
      "a chunk without its end",
      `POST /api/token HTTP/1.1\r\n${host}Transfer-Encoding: chunked\r\n\r\n2\r\n{}GET /api/health HTTP/1.1\r\n\r\n`,
    ],
    ["a NUL in a header", `GET /api/health HTTP/1.1\r\n${host}X-A: a\u0000b\r\n\r\n`],
    ["a bare carriage return", `GET /api/health HTTP/1.1\r\n${host}X-A: a\rX-B: c\r\n\r\n`],
    ["no host", "GET /api/health HTTP/1.1\r\n\r\n"],
    ["an unknown HTTP version", `GET /api/health HTTP/9.9\r\n${host}\r\n`],
    ["no HTTP at all", "\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\u00fc\u0003\u0003\r\n\r\n"],
  ])("%s is refused, and the connection ends", async (_, bytes) => {
    const answer = await rawHttp(Buffer.from(bytes, "latin1"));
    const statuses = statusesOf(answer);
    expect(statuses.filter((status) => status >= 500 || status < 400)).toEqual([]);
    expect(answer.ended).toBe(true);
    const [head = "", body = ""] = answer.text.split("\r\n\r\n");
    if (/content-length/i.test(head))
      expect(codeOf({ status: 400, headers: {}, text: body })).toMatch(/^[a-z_]+$/);
  });

  test("the body of a GET is not read as a second request", async () => {
    const inner = `GET /api/ready HTTP/1.1\r\n${host}\r\n`;
    const bytes = `GET /api/health HTTP/1.1\r\n${host}Content-Length: ${inner.length}\r\n\r\n${inner}`;
    expect(statusesOf(await rawHttp(bytes))).toEqual([200]);
  });

  test("a refused body is not read as a second request", async () => {
    const inner = `GET /api/health HTTP/1.1\r\n${host}\r\n`;
    const bytes = `POST /api/me HTTP/1.1\r\n${host}Content-Length: ${inner.length}\r\n\r\n${inner}`;
    expect(statusesOf(await rawHttp(bytes))).toHaveLength(1);
  });
});

describe("input is bounded before it costs anything", () => {
  test("a head of 20 KB", async () => {
    const answer = await rawHttp(
      `GET /api/health HTTP/1.1\r\nHost: localhost\r\nX-A: ${"a".repeat(20_000)}\r\n\r\n`,
    );
    expect(statusesOf(answer)).toEqual([413]);
  });

  test("a thousand headers", async () => {
    const lines = Array.from({ length: 3_000 }, (_, n) => `X-${n}: a\r\n`).join("");
    const answer = await rawHttp(`GET /api/health HTTP/1.1\r\nHost: localhost\r\n${lines}\r\n`);
    expect(statusesOf(answer).every((status) => status < 500)).toBe(true);
  });

  test.each([
    ["register", "POST", "/api/register"],
    ["token", "POST", "/api/token"],
    ["a sign-in", "POST", "/api/auth/callback/credentials"],
  ])("%s refuses a body by its announced length", async (_, method, path) => {
    const answer = await rawHttp(
      `${method} ${path} HTTP/1.1\r\nHost: localhost\r\nOrigin: ${own()}\r\nContent-Type: application/json\r\nContent-Length: ${LIMITS.bodyBytes + 1}\r\n\r\n{`,
    );
    expect(statusesOf(answer)).toEqual([413]);
    expect(answer.text).toContain('"code":"too_large"');
  });

  test("a GET of a form's POST route is not found", async () => {
    const answer = await rawHttp("GET /api/auth/callback/credentials HTTP/1.1\r\nHost: localhost\r\n\r\n");
    expect(statusesOf(answer)).toEqual([404]);
    expect(answer.text).toContain('"code":"not_found"');
  });

  test.each(["/api/token", "/api/auth/callback/credentials"])(
    "%s refuses an endless chunked body at the size limit",
    async (path) => {
      const chunk = `4000\r\n${"x".repeat(0x4000)}\r\n`;
      const answer = await rawHttp(
        `POST ${path} HTTP/1.1\r\nHost: localhost\r\nOrigin: ${own()}\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n${chunk.repeat(8)}`,
      );
      expect(statusesOf(answer)).toEqual([413]);
    },
  );

  test.each([
    ["30,000 levels of lists", `{"email":${"[".repeat(30_000)}${"]".repeat(30_000)}}`],
    ["30,000 levels of objects", `${'{"a":'.repeat(10_000)}1${"}".repeat(10_000)}`],
    ["10,000 unknown fields", `{${Array.from({ length: 5_000 }, (_, n) => `"k${n}":1`).join()}}`],
    ["a number out of range", `{"email":1e999999}`],
    ["a lone surrogate", '{"email":"\\ud800"}'],
    ["NUL", '{"email":"a\\u0000@example.com","password":"x"}'],
    ["the same key twice", '{"email":"a@example.com","email":1,"password":"x"}'],
    ["bytes that are no UTF-8", Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x7d])],
    ["no JSON", "{"],
    ["nothing", ""],
    ["a list", "[]"],
    ["null", "null"],
    ["a byte order mark", "\ufeff{}"],
  ])("%s is invalid", async (_, body) => {
    const answer = await call("POST", "/api/token", {
      headers: { "content-type": "application/json" },
      body,
    });
    expect([answer.status, codeOf(answer)]).toEqual([400, "invalid"]);
    expect(answer.text.length).toBeLessThan(5_000);
  });

  test.each(["__proto__", "constructor", "prototype", "toString", "hasOwnProperty"])(
    "%s is refused as an unknown field",
    async (key) => {
      const answer = await call("PATCH", "/api/me", {
        token: ann.token,
        headers: { "content-type": "application/json" },
        body: `{"name":"Ann","${key}":{"administers":true}}`,
      });
      expect([answer.status, codeOf(answer)]).toEqual([400, "invalid"]);
      const { fields } = (JSON.parse(answer.text) as { error: { fields: object } }).error;
      expect(Object.keys(fields)).toEqual([key]);
      expect(({} as { administers?: boolean }).administers).toBeUndefined();
    },
  );

  test("a compressed body is not decompressed", async () => {
    const headers = { "content-encoding": "gzip", "content-type": "application/json" };
    const answer = await call("POST", "/api/token", { headers, body: Buffer.from([0x1f, 0x8b, 8, 0]) });
    expect(answer.status).toBe(400);
  });
});
