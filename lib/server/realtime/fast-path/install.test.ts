import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { expect, test } from "vitest";
import { PATCHED_VERSIONS, UPGRADE_CHECKS } from "./install";

/** The installed version of the last package of a chain such as "a → b", where b is resolved from a. */
function installedVersion(chain: string): string {
  let from = import.meta.url;
  for (const name of chain.split(" → ")) {
    const entry = createRequire(from).resolve(name);
    const folder = path.join("node_modules", name, path.sep);
    from = path.join(entry.slice(0, entry.lastIndexOf(folder)), folder, "package.json");
  }
  const { version } = JSON.parse(readFileSync(from, "utf8")) as { version: string };
  return version;
}

test("the installed versions are those that the fast path was written against", () => {
  const installed = Object.fromEntries(
    Object.keys(PATCHED_VERSIONS).map((chain) => [chain, installedVersion(chain)]),
  );
  expect(installed, UPGRADE_CHECKS).toEqual(PATCHED_VERSIONS);
});
