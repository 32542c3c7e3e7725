import { expect, test } from "vitest";
import { firstLink } from "./link-detection";

test("the first link of a text is found without the punctuation around it", () => {
  expect(firstLink("see https://example.org/a_(b), or https://example.com")).toBe(
    "https://example.org/a_(b)",
  );
  expect(firstLink("(http://example.org).")).toBe("http://example.org/");
  expect(firstLink("**https://example.org/x**")).toBe("https://example.org/x");
});

test("links in code, in angle brackets or of another scheme are skipped", () => {
  for (const text of [
    "no link",
    "`https://example.org`",
    "```\nhttps://example.org\n```",
    "<https://example.org>",
    "ftp://example.org",
    "https://",
    "javascript://example.org",
  ]) {
    expect(firstLink(text), text).toBeNull();
  }
});
