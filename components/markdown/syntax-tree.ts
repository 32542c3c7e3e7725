/** What a text can be made of. There is nothing else: what is not here is shown as it was typed. */
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
