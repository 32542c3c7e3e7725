import { expect, it } from "vitest";
import { missingOptional } from "./check-lockfile";

it("finds optional packages beside and above their parent, and reports a missing one", () => {
  const packages = {
    "": { optionalDependencies: { top: "1" } },
    "node_modules/top": {},
    "node_modules/a": { optionalDependencies: { top: "1", beside: "1" } },
    "node_modules/a/node_modules/beside": {},
    "node_modules/a/node_modules/@scope/b": { optionalDependencies: { beside: "1", top: "1", gone: "1" } },
  };
  expect(missingOptional(packages)).toEqual(["node_modules/a/node_modules/@scope/b needs gone"]);
});
