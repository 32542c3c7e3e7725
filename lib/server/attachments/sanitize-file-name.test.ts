import { expect, test } from "vitest";
import { sanitizeFileName } from "./sanitize-file-name";

test.each([
  ["report.pdf", "report.pdf"],
  ["../../etc/passwd", "passwd"],
  ["C:\\Users\\ann\\photo.jpg", "photo.jpg"],
  ["a\u0000b\r\nSet-Cookie: x.txt", "abSet-Cookie: x.txt"],
  ["invoice\u202egpj.exe", "invoicegpj.exe"],
  ["  ..hidden  ", "hidden"],
  ["e\u0301te\u0301.png", "\u00e9t\u00e9.png"],
  ["..", "file"],
  ["\ud800.png", "\ufffd.png"],
  [null, "file"],
])("%j becomes %j", (given, name) => {
  expect(sanitizeFileName(given)).toBe(name);
});

test("a very long name keeps its extension", () => {
  const name = sanitizeFileName(`${"x".repeat(5_000)}.tar.gz`);
  expect(name).toHaveLength(180);
  expect(name.endsWith(".gz")).toBe(true);
  expect(sanitizeFileName(`a.${"y".repeat(5_000)}`)).toHaveLength(180);
});
