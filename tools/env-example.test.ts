import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { settings } from "@/lib/server/platform/env";

const NAMES = Object.keys(settings.shape).filter((name) => name !== "NODE_ENV");
const example = Object.fromEntries(
  [...readFileSync(".env.example", "utf8").matchAll(/^# ([A-Z][A-Z0-9_]*)=(.*)$/gm)].map(
    ([, name = "", value = ""]) => [name, value],
  ),
);

it(".env.example names every setting", () => {
  expect(Object.keys(example).toSorted()).toEqual(NAMES.toSorted());
});

it(".env.example gives the defaults of lib/server/platform/env.ts", () => {
  const given = Object.fromEntries(Object.entries(example).filter(([, value]) => value !== ""));
  expect(settings.parse(given)).toEqual(settings.parse({}));
  const defaults = Object.entries(settings.parse({})).filter(
    ([name, value]) => name !== "NODE_ENV" && !(Array.isArray(value) && value.length === 0),
  );
  expect(Object.keys(given).toSorted()).toEqual(defaults.map(([name]) => name).toSorted());
});

it("docs/OPERATIONS.md explains every setting", () => {
  const table = readFileSync("docs/OPERATIONS.md", "utf8");
  expect(NAMES.filter((name) => !table.includes(`\`${name}\``))).toEqual([]);
});
