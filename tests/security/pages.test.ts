import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, inject, test } from "vitest";
import {
  PRE_HYDRATION_SCRIPT,
  PRE_HYDRATION_SCRIPT_CSP_SOURCE,
} from "@/lib/server/http/pre-hydration-script";
import { PASSWORD } from "@/tests/support/clients/bot";
import { startServer } from "@/tests/support/processes/server";
import { call, type HttpAnswer } from "./support/call";
import { createRoomFixture, type RoomFixture, registerTestUsers, type TestUsers } from "./support/fixtures";
import { freshDatabase } from "./support/fresh-database";

let people: TestUsers;
let place: RoomFixture;
beforeAll(async () => {
  people = await registerTestUsers();
  place = await createRoomFixture(people);
});
const cookieOf = (token: string) => ({ cookie: `parley-session=${token}` });
const nonceOf = ({ headers }: HttpAnswer) =>
  /'nonce-([^']+)'/.exec(String(headers["content-security-policy"]))?.[1];

const PAGES = [
  "/",
  "/sign-in",
  "/sign-up",
  "/rooms",
  "/settings",
  "/offline",
  "/nowhere/at/all",
  `/join/${"a".repeat(43)}`,
];
const ANSWERS = [
  "/api/health",
  "/api/me",
  "/api/nowhere",
  "/api/auth/providers",
  "/api/metrics",
  "/socket.io/?EIO=4&transport=polling",
];

describe("every page and every response carries its security headers", () => {
  test.each(PAGES)("the page %s", async (path) => {
    const page = await call("GET", path, { headers: cookieOf(people.member.token) });
    const policy = String(page.headers["content-security-policy"]);
    // The hash is that of the one inline script that every page shares.
    expect(policy).toContain(`${PRE_HYDRATION_SCRIPT_CSP_SOURCE} 'strict-dynamic'`);
    expect(policy).toMatch(
      /script-src 'self' 'nonce-[\w+/=]{22,}' 'sha256-[\w+/=]{44}' 'strict-dynamic'(;|$)/,
    );
    for (const rule of [
      "default-src 'self'",
      "frame-ancestors 'none'",
      "object-src 'none'",
      "base-uri 'none'",
    ])
      expect(policy).toContain(rule);
    expect(page.headers).toMatchObject(EVERYWHERE);
    const others = page.text.replace(`<script>${PRE_HYDRATION_SCRIPT}</script>`, "");
    for (const tag of others.match(/<script\b[^>]*>/g) ?? [])
      expect(tag).toContain(`nonce="${nonceOf(page)}"`);
    expect(page.text).not.toMatch(/<[^>]+\son\w+=/i);
  });

  test.each(ANSWERS)("the response %s", async (path) => {
    const answer = await call("GET", path);
    expect(answer.headers).toMatchObject(EVERYWHERE);
    expect(answer.headers["content-security-policy"]).toContain("default-src 'none'");
    expect(answer.headers["content-security-policy"]).toContain("sandbox");
  });

  test("no nonce repeats", async () => {
    const nonces = await Promise.all(
      Array.from({ length: 20 }, async () => nonceOf(await call("GET", "/sign-in"))),
    );
    expect(new Set(nonces).size).toBe(20);
  });

  test("no shared cache stores private responses", async () => {
    for (const path of ["/rooms", "/settings", "/api/me", "/api/rooms", `/api/rooms/${place.roomId}`]) {
      const { headers } = await call("GET", path, { headers: cookieOf(people.member.token) });
      expect(headers["cache-control"], path).toMatch(/no-store|private/);
    }
  });

  test("the server does not name its software", async () => {
    const { headers } = await call("GET", "/sign-in");
    expect(headers["x-powered-by"]).toBeUndefined();
    expect(headers.server).toBeUndefined();
  });
});

const EVERYWHERE = {
  "x-content-type-options": "nosniff",
  "referrer-policy": expect.stringMatching(/^(same-origin|no-referrer)$/),
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
  "permissions-policy": expect.stringContaining("geolocation=()"),
};

describe("a redirect leads only to our own origin", () => {
  test.each([
    "//evil.example/",
    "//evil.example/%2f..",
    "/\\evil.example/",
    "/%5cevil.example/",
    "/%09/evil.example/",
    "///evil.example//",
    "/https://evil.example/",
    "/rooms//evil.example/",
    "/.evil.example/",
    "/%0d%0aLocation:%20https://evil.example/",
    "/%0d%0aSet-Cookie:%20a=b/",
  ])("%s", async (path) => {
    const { status, headers } = await call("GET", path);
    expect(status).toBeLessThan(500);
    const location = headers.location;
    if (location !== undefined) {
      const { host } = new URL(location, "http://localhost:1");
      expect([
        new URL(inject("securityUrl")).host,
        `localhost:${new URL(inject("securityUrl")).port}`,
        "localhost:1",
      ]).toContain(host);
    }
    expect(String(headers["set-cookie"] ?? "")).not.toContain("a=b");
  });

  test.each([
    "https://evil.example",
    "//evil.example",
    "/\\evil.example",
    "javascript:alert(1)",
    "http://localhost.evil.example",
    "data:text/html,x",
  ])("callbackUrl=%s is not where a sign-in ends", async (target) => {
    for (const path of [
      "/api/auth/signin",
      "/api/auth/signout",
      "/sign-in",
      "/api/auth/callback/credentials",
    ]) {
      const query = `callbackUrl=${encodeURIComponent(target)}`;
      const { headers } = await call("GET", `${path}?${query}`);
      const cookies = [headers["set-cookie"] ?? []].flat().map(decodeURIComponent);
      for (const cookie of cookies.filter((one) => one.includes("callback-url="))) {
        const kept = cookie.slice(cookie.indexOf("=") + 1).split(";")[0] ?? "";
        expect(new URL(kept).hostname).toBe("localhost");
      }
      if (headers.location) expect(new URL(headers.location, "http://localhost").hostname).toBe("localhost");
    }
  });

  test("a redirect from the sign-in form stays on our origin", async () => {
    const own = `http://localhost:${new URL(inject("securityUrl")).port}`;
    const first = await call("GET", "/api/auth/csrf");
    const { csrfToken } = JSON.parse(first.text) as { csrfToken: string };
    const cookies = [first.headers["set-cookie"] ?? []].flat().map((one) => one.split(";")[0]);
    const answer = await call("POST", "/api/auth/callback/credentials", {
      headers: {
        origin: own,
        cookie: cookies.join("; "),
        "content-type": "application/x-www-form-urlencoded",
      },
      body: new URLSearchParams({
        csrfToken,
        email: people.member.email,
        password: PASSWORD,
        callbackUrl: "https://evil.example",
        json: "true",
      }).toString(),
    });
    expect(answer.status).toBe(200);
    expect(answer.text).not.toContain("evil");
    const session = [answer.headers["set-cookie"] ?? []]
      .flat()
      .find((one) => one.startsWith("parley-session="));
    expect(session).toMatch(/HttpOnly/i);
    expect(session).toMatch(/SameSite=Lax/i);
    expect(session).toMatch(/Path=\//i);
  });
});

describe("a path cannot leave the served files", () => {
  test.each([
    "/../package.json",
    "/..%2fpackage.json",
    "/%2e%2e/%2e%2e/etc/passwd",
    "/_next/static/../../package.json",
    "/_next/static/..%2f..%2fserver.js",
    "/_next/static/%2e%2e%5c%2e%2e%5cpackage.json",
    "/_next/../dist/server.js",
    "/emoji/..%2f..%2fpackage.json/data.json",
    "/emoji/en/..%2f..%2f..%2fpackage.json",
    "/api/files/..%2f..%2fauth-secret",
    "/api/uploads/..%2f..%2fauth-secret",
    "/api/pictures/..%2f..%2fauth-secret",
    "/.env",
    "/.git/config",
    "/package.json",
    "/dist/server.js",
    "/data/auth-secret",
    "/server.ts",
    "/sw.js.map",
    "/%00",
    "/rooms/%00",
    "/%ff%fe",
    `/${"a/".repeat(2_000)}`,
  ])("%s", async (path) => {
    const { status, text } = await call("GET", path, { headers: cookieOf(people.member.token) });
    expect(status).toBeLessThan(500);
    expect(text).not.toContain('"dependencies"');
    expect(text).not.toContain("root:x:0");
    expect(text).not.toContain("createServer(");
  });

  test.each([
    "/_next/image?url=%2Fapi%2Fme&w=64&q=75",
    "/_next/image?url=http%3A%2F%2F169.254.169.254%2F&w=64&q=75",
    "/_next/image?url=%2F%2F127.0.0.1&w=64&q=75",
    "/__nextjs_original-stack-frame?file=/etc/passwd",
    "/_next/webpack-hmr",
    "/_next/data/x/rooms.json",
  ])("%s fetches nothing", async (path) => {
    expect(
      (await call("GET", path, { headers: cookieOf(people.member.token) })).status,
    ).toBeGreaterThanOrEqual(300);
  });
});

describe("a page's initial data belongs to its reader alone", () => {
  const SECRETS =
    /passwordHash|password_hash|\$argon2|AUTH_SECRET|DATABASE_URL|postgres:\/\/|tokenHash|sessionId/;
  test.each(["/rooms", "/settings", "ROOM", "/", "/nowhere"])("%s", async (path) => {
    const at = path === "ROOM" ? `/rooms/${place.roomId}` : path;
    const asked: Record<string, string>[] = [{}, { rsc: "1" }, { rsc: "1", "next-router-prefetch": "1" }];
    for (const headers of asked) {
      const page = await call("GET", at, { headers: { ...cookieOf(people.outsider.token), ...headers } });
      expect(page.status).toBeLessThan(500);
      expect(page.text).not.toMatch(SECRETS);
      expect(page.text).not.toContain(people.outsider.token);
      for (const secret of [
        "as it is",
        "as it was",
        people.owner.email,
        people.member.email,
        place.inviteToken,
      ])
        expect(page.text).not.toContain(secret);
    }
  });

  test("a signed-out reader gets none", async () => {
    for (const path of ["/rooms", `/rooms/${place.roomId}`, "/settings"]) {
      const page = await call("GET", path, { headers: { rsc: "1" } });
      expect(page.text).not.toContain(people.owner.email);
      expect(page.text).not.toContain("as it is");
    }
  });

  test("text from the URL is escaped in the page", async () => {
    const script = "<script>alert(1)</script>";
    for (const path of [
      `/sign-in?error=${encodeURIComponent(script)}`,
      `/nowhere/${encodeURIComponent(script)}`,
      `/join/${encodeURIComponent(script)}`,
      `/rooms/${encodeURIComponent(script)}`,
    ])
      expect((await call("GET", path)).text).not.toContain(script);
  });
});

describe("behind TLS", () => {
  test("responses set HSTS, and the cookie is bound to the host", async () => {
    const server = await startServer({
      env: { APP_URL: "https://chat.example", DATABASE_URL: await freshDatabase(inject("postgresUrl")) },
    });
    const baseUrl = `http://127.0.0.1:${server.port}`;
    try {
      for (const path of ["/sign-in", "/api/health"]) {
        const { headers } = await call("GET", path, { baseUrl });
        expect(headers["strict-transport-security"]).toMatch(/max-age=\d{8,}/);
      }
      const first = await call("GET", "/api/auth/csrf", { baseUrl });
      const cookies = [first.headers["set-cookie"] ?? []].flat();
      expect(cookies.length).toBeGreaterThan(0);
      for (const cookie of cookies) expect(cookie).toMatch(/^__(Host|Secure)-.*Secure/i);
      expect(
        (await call("GET", "/api/me", { baseUrl, headers: { cookie: `parley-session=${randomUUID()}` } }))
          .status,
      ).toBe(401);
    } finally {
      await server.stop();
    }
  });

  test("without TLS no response sets HSTS", async () => {
    expect((await call("GET", "/sign-in")).headers["strict-transport-security"]).toBeUndefined();
  });
});
