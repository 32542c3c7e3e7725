import { expect, test } from "vitest";
import { mismatchedHost } from "./mismatched-host";

test.each([
  ["https://example.com/a", "https://example.com/a", null],
  ["www.example.com", "http://www.example.com/", null],
  ["our site", "https://example.com/", null],
  ["bank.example", "https://evil.example/", "evil.example"],
  ["https://bank.example/login", "https://evil.example/login", "evil.example"],
  ["bank.example", "https://bank.example.evil.org/", "bank.example.evil.org"],
  ["https://аpple.com", "https://xn--pple-43d.com/", "xn--pple-43d.com"],
  ["free money", "https://xn--pple-43d.com/", "xn--pple-43d.com"],
  ["ann@example.org", "mailto:ann@example.org", null],
  ["ann@example.org", "mailto:eve@evil.org", "eve@evil.org"],
  ["write to us", "mailto:us@example.org", null],
])("%s → %s", (text, href, host) => {
  expect(mismatchedHost(text, href)).toBe(host);
});
