/** The allowed nodes. Any other construct is shown as source text. */
export type InlineNode =
  | { kind: "text"; text: string }
  | { kind: "strong" | "em" | "strike"; children: InlineNode[] }
  | { kind: "code"; text: string }
  | { kind: "link"; href: string; children: InlineNode[] };

export type BlockNode =
  | { kind: "paragraph"; children: InlineNode[] }
  | { kind: "code"; text: string; language: string | null }
  | { kind: "quote"; children: BlockNode[] }
  | { kind: "list"; start: number | null; items: BlockNode[][] };
