import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { acquireLock } from "./lock-file";
import { processStartTime } from "./process-identity";

let dir: string;
let path: string;

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), "parley-lock-"));
  path = join(dir, "lock");
});

afterEach(() => rmSync(dir, { recursive: true }));

it("has one holder and can be released", () => {
  const release = acquireLock(path, "The folder");
  expect(() => acquireLock(path, "The folder")).toThrow(`The folder is in use by process ${process.pid}.`);
  release();
  acquireLock(path, "The folder")();
  expect(readdirSync(dir)).toEqual([]);
});

it.each([
  ["a process that no longer exists", JSON.stringify({ pid: 2 ** 30, startedAt: "then" })],
  ["an id that another process has now", JSON.stringify({ pid: process.pid, startedAt: "then" })],
  ["nothing readable", ""],
])("is acquired from %s", (_, content) => {
  writeFileSync(path, content);
  acquireLock(path, "The folder")();
  expect(readdirSync(dir)).toEqual([]);
});

it("is not acquired from a running process", () => {
  writeFileSync(path, JSON.stringify({ pid: process.ppid, startedAt: processStartTime(process.ppid) }));
  expect(() => acquireLock(path, "The folder")).toThrow(`by process ${process.ppid}.`);
});

it("is not released when another process holds it by now", () => {
  const release = acquireLock(path, "The folder");
  writeFileSync(path, "another process");
  release();
  expect(readdirSync(dir)).toEqual(["lock"]);
});
