import { expect, test } from "vitest";
import { stripMarkdown } from "./strip-markdown";

test.each([
  ["plain text", "plain text"],
  ["Shall we **meet** at _eight_ or `now`?", "Shall we meet at eight or now?"],
  ["**_both_** and ~~gone~~", "both and gone"],
  ["> quoted\n\n- a\n- b", "quoted a b"],
  ["```ts\nconst x = 1;\n```", "const x = 1;"],
  ["[site](https://example.com) and https://x.org/a_b_c", "site and https://x.org/a_b_c"],
  ["snake_case_name, 2 * 3 * 4, a -> b", "snake_case_name, 2 * 3 * 4, a -> b"],
])("%s", (source, line) => {
  expect(stripMarkdown(source)).toBe(line);
});

test("the result is bounded for any input", () => {
  for (const piece of ["*", "_a", "[a](", "`a", "> ", "~"])
    expect(stripMarkdown(piece.repeat(8_000)).length).toBeLessThanOrEqual(300);
});
