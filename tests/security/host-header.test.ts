import { describe, expect, test } from "vitest";
import { call } from "./support/call";

describe("the server's idea of its own origin", () => {
  test.each(["evil.example", "localhost:1", "127.0.0.1@evil.example", "[::1]", "a".repeat(300)])(
    "no response leads to the host %s",
    async (host) => {
      for (const path of ["/", "/rooms", "/sign-in", "/api/auth/providers", "/api/auth/signin", "/rooms/"]) {
        const { status, headers, text } = await call("GET", path, { headers: { host } });
        expect(status).toBeLessThan(500);
        expect(String(headers.location ?? "")).not.toContain(host);
        if (path.startsWith("/api/")) expect(text).not.toContain(host);
      }
    },
  );

  test.each(["x-forwarded-host", "x-forwarded-proto", "x-original-url", "x-rewrite-url", "forwarded"])(
    "%s is ignored",
    async (name) => {
      const { headers, text } = await call("GET", "/api/auth/providers", {
        headers: { [name]: name === "forwarded" ? "host=evil.example;proto=https" : "evil.example" },
      });
      expect(text + String(headers.location)).not.toContain("evil.example");
    },
  );

  test.each([
    "x-middleware-subrequest",
    "x-middleware-rewrite",
    "x-invoke-path",
    "x-matched-path",
    "x-now-route-matches",
    "x-nextjs-data",
    "x-middleware-set-cookie",
  ])("%s opens no page", async (name) => {
    for (const value of ["middleware", "src/middleware:src/middleware:src/middleware", "/rooms", "/api/me"]) {
      const answer = await call("GET", "/rooms", { headers: { [name]: value } });
      expect(answer.status).toBeGreaterThanOrEqual(300);
      expect((await call("GET", "/api/me", { headers: { [name]: value } })).status).toBe(401);
    }
  });
});
