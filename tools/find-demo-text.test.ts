import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buildSync } from "esbuild";
import { afterAll, expect, it } from "vitest";
import { findDemoText } from "./find-demo-text";

const folder = mkdtempSync(join(tmpdir(), "parley-demo-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const bundle = (source: string, name: string) =>
  buildSync({
    stdin: { contents: source, resolveDir: "." },
    outfile: join(folder, name),
    bundle: true,
    platform: "node",
    packages: "external",
  });

it("finds bundles with the demo's people or any of its conversations, and no others", () => {
  bundle('import { demoPeople } from "./demo/demo-people"; console.log(demoPeople);', "people.js");
  bundle('import { books } from "./demo/content/books"; console.log(books);', "conversations.js");
  bundle('import { Random } from "./demo/random"; console.log(new Random(1));', "other.js");
  writeFileSync(join(folder, "picture.png"), "parley-demo");
  expect(findDemoText([folder]).toSorted()).toEqual([
    join(folder, "conversations.js"),
    join(folder, "people.js"),
  ]);
});
