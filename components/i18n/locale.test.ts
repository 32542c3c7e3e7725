import { expect, test } from "vitest";
import { chooseLocale } from "./locale";

test("a chosen language overrides Accept-Language", () => {
  expect(chooseLocale("ar", "de")).toBe("ar");
  expect(chooseLocale("tlh", "de-AT,en;q=0.5")).toBe("de");
});

test("the supported language with the highest weight in Accept-Language is chosen", () => {
  expect(chooseLocale(undefined, "fr-FR, zh-TW;q=0.8, en;q=0.9")).toBe("en");
  expect(chooseLocale(undefined, "fr, zh-CN;q=0.9, en;q=0.8")).toBe("zh-Hans");
  expect(chooseLocale(undefined, "de;q=0, ar-EG;q=0.1")).toBe("ar");
  expect(chooseLocale(undefined, null)).toBe("en");
  expect(chooseLocale(undefined, ";q=,,;;q=x")).toBe("en");
});
