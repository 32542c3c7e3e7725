import { expect, test } from "vitest";
import { snippet } from "./snippet";

const shown = (content: string, ...hits: [number, number][]) =>
  snippet(content, hits)
    .map(({ text, hit }) => (hit ? `[${text}]` : text))
    .join("");

test("a short message is shown in full, with matches highlighted and markup removed", () => {
  expect(shown("a **late** walrus", [11, 17])).toBe("a late [walrus]");
  expect(shown("> quoted\n- one `x`")).toBe("quoted\none x");
  expect(shown("no find at all")).toBe("no find at all");
});

test("a long message is cut at words around the first match", () => {
  const content = `${"before ".repeat(60)}walrus ${"after ".repeat(90)}`;
  const text = shown(content, [420, 426]);
  expect(text).toMatch(/^… (before ){5,12}\[walrus\] after .* after …$/);
  expect(text.length).toBeLessThan(330);
});

test("surrogate pairs stay whole, and highlights outside the content are left out", () => {
  const pairs = "🙂".repeat(400);
  expect(shown(pairs, [302, 304]).isWellFormed()).toBe(true);
  expect(shown(pairs).isWellFormed()).toBe(true);
  expect(shown("abc", [2, 9], [0, 1])).toBe("[a]bc");
  expect(shown("abcdef", [0, 3], [1, 4])).toBe("[abc][d]ef");
});
