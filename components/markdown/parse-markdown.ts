import { fromMarkdown } from "mdast-util-from-markdown";
import { gfmFromMarkdown } from "mdast-util-gfm";
import { gfm } from "micromark-extension-gfm";
import { safeHref } from "./safe-href";
import type { BlockNode, InlineNode } from "./syntax-tree";

type Root = ReturnType<typeof fromMarkdown>;
type Node = Root["children"][number];
type Parent = Extract<Root | Node, { children: Node[] | unknown[] }>;

/** Markdown constructs that nobody means in a chat, where they would only swallow typed text. */
const DISABLED_CONSTRUCTS = [
  "characterReference",
  "codeIndented",
  "definition",
  "headingAtx",
  "setextUnderline",
  "thematicBreak",
  "htmlFlow",
  "htmlText",
  "labelStartImage",
  "table",
  "tasklistCheck",
];
const SYNTAX = [gfm(), { disable: { null: DISABLED_CONSTRUCTS } }];
const TREE = [gfmFromMarkdown()];
/** Max nesting depth; deeper nodes are shown as source text. */
const MAX_DEPTH = 12;
/** The shrug emoticon, which Markdown would break. */
const SHRUG = /¯\\_\(ツ\)_\/¯/g;

/** Parses a text into a tree of the allowed nodes. Render its strings as text: nothing in it is ever HTML. */
export function parseMarkdown(source: string): BlockNode[] {
  const text = source.replace(SHRUG, "¯\\\\\\_(ツ)\\_/¯");
  return new TreeBuilder(text).blocks(fromMarkdown(text, { extensions: SYNTAX, mdastExtensions: TREE }), 0);
}

class TreeBuilder {
  constructor(private readonly text: string) {}

  blocks(parent: Parent, depth: number): BlockNode[] {
    return parent.children.map((node) => this.block(node, depth));
  }

  private block(node: Node, depth: number): BlockNode {
    if (depth < MAX_DEPTH) {
      switch (node.type) {
        case "paragraph":
          return { kind: "paragraph", children: this.inlines(node, depth) };
        case "code":
          return { kind: "code", text: node.value, language: node.lang ?? null };
        case "blockquote":
          return { kind: "quote", children: this.blocks(node, depth + 1) };
        case "list":
          if (node.children.every((item) => item.children.length === 0)) break;
          return {
            kind: "list",
            start: node.ordered ? (node.start ?? 1) : null,
            items: node.children.map((item) => this.blocks(item, depth + 1)),
          };
      }
    }
    return { kind: "paragraph", children: [this.sourceText(node)] };
  }

  private inlines(parent: Parent, depth: number): InlineNode[] {
    return parent.children.flatMap((node) => this.inline(node, depth));
  }

  private inline(node: Node, depth: number): InlineNode | InlineNode[] {
    if (depth < MAX_DEPTH) {
      switch (node.type) {
        case "text":
          return { kind: "text", text: node.value };
        case "break":
          return { kind: "text", text: "\n" };
        case "inlineCode":
          return { kind: "code", text: node.value };
        case "strong":
          return { kind: "strong", children: this.inlines(node, depth + 1) };
        case "emphasis":
          return { kind: "em", children: this.inlines(node, depth + 1) };
        case "delete":
          return { kind: "strike", children: this.inlines(node, depth + 1) };
        case "link": {
          const href = safeHref(node.url);
          if (href) return { kind: "link", href, children: this.inlines(node, depth + 1) };
        }
      }
    }
    return this.sourceText(node);
  }

  private sourceText({ position }: Node): InlineNode {
    return { kind: "text", text: this.text.slice(position?.start.offset, position?.end.offset) };
  }
}
