/** What a text can be made of. There is nothing else: what is not here is shown as it was typed. */
export type Inline =
  | { kind: "text"; text: string }
  | { kind: "strong" | "em" | "strike"; children: Inline[] }
  | { kind: "code"; text: string }
  | { kind: "link"; href: string; children: Inline[] };

export type Block =
  | { kind: "paragraph"; children: Inline[] }
  | { kind: "code"; text: string; language: string | null }
  | { kind: "quote"; children: Block[] }
  | { kind: "list"; start: number | null; items: Block[][] };
