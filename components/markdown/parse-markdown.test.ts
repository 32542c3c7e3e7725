import { expect, test } from "vitest";
import { hasMarkup } from "./has-markup";
import { parseMarkdown } from "./parse-markdown";
import type { BlockNode, InlineNode } from "./syntax-tree";

/** Formats a tree in a short notation: `strong(x)`, `link[href](x)`, `quote(…)`. */
function sketch(node: BlockNode | InlineNode): string {
  switch (node.kind) {
    case "text":
      return node.text;
    case "code":
      return `code(${node.text})`;
    case "link":
      return `link[${node.href}](${node.children.map(sketch).join("")})`;
    case "list":
      return `list${node.start ?? ""}(${node.items.map((item) => item.map(sketch).join("/")).join(", ")})`;
    case "paragraph":
      return node.children.map(sketch).join("");
    default:
      return `${node.kind}(${node.children.map(sketch).join("/")})`;
  }
}
const parse = (text: string) => parseMarkdown(text).map(sketch);

test.each([
  ["**bold**", "strong(bold)"],
  ["*italic* and _italic_", "em(italic) and em(italic)"],
  ["~~gone~~ and ~gone~", "strike(gone) and strike(gone)"],
  ["`let x = *1*`", "code(let x = *1*)"],
  ["**_both_**", "strong(em(both))"],
  ["[site](https://example.com/a)", "link[https://example.com/a](site)"],
  ["see https://x.org/a_b_c, ok", "see link[https://x.org/a_b_c](https://x.org/a_b_c), ok"],
  ["www.example.com", "link[http://www.example.com/](www.example.com)"],
  ["mail ann@example.org", "mail link[mailto:ann@example.org](ann@example.org)"],
  ["snake_case_name and 2*3*4", "snake_case_name and 2em(3)4"],
  ["one\ntwo", "one\ntwo"],
])("%s", (text, expected) => {
  expect(parse(text)).toEqual([expected]);
});

test("quotes, lists, numbered lists with a start and code blocks are parsed", () => {
  expect(parse("> said\n> so\n\n- a\n- b\n\n3. c\n4. d\n\n```js\nx = *1*\n```")).toEqual([
    "quote(said\nso)",
    "list(a, b)",
    "list3(c, d)",
    "code(x = *1*)",
  ]);
});

test.each([
  "# no heading",
  "title\n---",
  "<b>hi</b> <script>alert(1)</script>",
  "a &amp; b &lt;",
  "| a | b |\n|---|---|",
  "[x](javascript:alert(1))",
  "[x](data:text/html,hi)",
  "[x](/relative)",
  "[x](vbscript:x)",
  "¯\\_(ツ)_/¯",
  "-",
])("%s stays plain text", (text) => {
  expect(parse(text).join("\n")).toBe(text);
});

test("an image is never fetched but becomes a link", () => {
  expect(parse("![x](https://example.com/a.png)")).toEqual(["!link[https://example.com/a.png](x)"]);
});

test("a task list checkbox stays in its item's text", () => {
  expect(parse("- [ ] milk")).toEqual(["list([ ] milk)"]);
});

test("only texts that may contain markup are parsed", () => {
  for (const text of ["hello", "it costs 5 - 3", "12:30", "https://example.com"])
    expect(hasMarkup(text), text).toBe(false);
  for (const text of ["*x*", "a_b", "> q", "- a", "1. a", "[a](b)", "`c`"])
    expect(hasMarkup(text), text).toBe(true);
});

const PIECES = [
  ..."*_~`[]<>!|#@:.-+ ".split(""),
  ..."*a|*a |_a|**a |*a_ |**a *b |[a](|![a](b)|~a|~~a~|<a|`a``b```|a@b.|www.|http://|[^a]|\\*".split("|"),
  "> ",
  "> a\n",
  "- ",
  "1. ",
  "1.\n",
  "```\n",
  "|a|\n|-|\n",
  "\n",
  "a\u0301\u0302\u0303",
  "\u202e",
  "(((",
];
test.each(PIECES)("8,000 characters of %j give plain text or a tree less than 30 deep", (piece) => {
  const text = piece.repeat(Math.ceil(8_000 / piece.length)).slice(0, 8_000);
  if (hasMarkup(text)) expect(depthOf(parseMarkdown(text))).toBeLessThan(30);
  // The parser has the most work just below the guard's limit.
  const guarded = piece.repeat(Math.ceil(600 / piece.length)).slice(0, 600);
  expect(depthOf(parseMarkdown(guarded))).toBeLessThan(30);
});

test("excessively nested markup is not parsed", () => {
  expect(hasMarkup(">".repeat(8_000))).toBe(false);
  expect(hasMarkup("> ".repeat(4_000))).toBe(false);
  expect(hasMarkup("- ".repeat(4_000))).toBe(false);
  expect(hasMarkup(Array.from({ length: 100 }, (_, n) => `${" ".repeat(n)}- a`).join("\n"))).toBe(false);
  expect(hasMarkup("*a ".repeat(2_600))).toBe(false);
});

function depthOf(nodes: readonly (BlockNode | InlineNode)[] | BlockNode[][]): number {
  const below = nodes.map((node) => {
    if (Array.isArray(node)) return depthOf(node);
    if (node.kind === "list") return 1 + depthOf(node.items);
    return "children" in node ? 1 + depthOf(node.children) : 1;
  });
  return Math.max(0, ...below);
}
