import { expect, test } from "vitest";
import { chooseLocale } from "./locale";

test("what was chosen counts before what the browser asks for", () => {
  expect(chooseLocale("ar", "de")).toBe("ar");
  expect(chooseLocale("tlh", "de-AT,en;q=0.5")).toBe("de");
});

test("of what the browser asks for, the most wanted that there is", () => {
  expect(chooseLocale(undefined, "fr-FR, zh-TW;q=0.8, en;q=0.9")).toBe("en");
  expect(chooseLocale(undefined, "fr, zh-CN;q=0.9, en;q=0.8")).toBe("zh-Hans");
  expect(chooseLocale(undefined, "de;q=0, ar-EG;q=0.1")).toBe("ar");
  expect(chooseLocale(undefined, null)).toBe("en");
  expect(chooseLocale(undefined, ";q=,,;;q=x")).toBe("en");
});
