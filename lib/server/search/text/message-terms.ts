import { areAdjacent, tokenize } from "./tokenizer";

/** Raise it when the terms of a message change: all messages are then indexed again. */
export const INDEX_VERSION = 1;

/** The searchable fields of a stored message. */
export interface SearchableMessage {
  senderId: string | null;
  type: string;
  content: string;
  attachments: readonly { name: string; kind: string }[] | null;
}

export type Facet = "file" | "image" | "link";

const LINK = /https?:\/\//i;
/** Starts every term that is not a word. No token of a text can contain it. */
const RESERVED_PREFIX = "\u0001";

export const facetTerm = (facet: Facet): string => `${RESERVED_PREFIX}${facet}`;
export const senderTerm = (userId: string): string => `${RESERVED_PREFIX}${userId}`;

/** Returns the facets of a message that `has:` filters by. */
export function messageFacets({ type, content, attachments }: SearchableMessage): Facet[] {
  const facets: Facet[] = LINK.test(content) ? ["link"] : [];
  if (attachments?.length) facets.push("file");
  if (type === "image" || attachments?.some(({ kind }) => kind === "image")) facets.push("image");
  return facets;
}

/** Returns all terms of a message: the words of its text and file names, its sender and its facets. */
export function messageTerms(message: SearchableMessage): Set<string> {
  const terms = new Set<string>();
  addWords(terms, message.content);
  for (const { name } of message.attachments ?? []) addWords(terms, name);
  for (const facet of messageFacets(message)) terms.add(facetTerm(facet));
  if (message.senderId) terms.add(senderTerm(message.senderId));
  return terms;
}

/** Adds the tokens of a text, and pairs of adjacent unspaced characters, by which longer words are looked up. */
function addWords(terms: Set<string>, text: string): void {
  const tokens = tokenize(text);
  for (const [index, token] of tokens.entries()) {
    terms.add(token.word);
    for (const part of token.subwords) terms.add(part);
    const next = tokens[index + 1];
    if (next && areAdjacent(token, next)) terms.add(token.word + next.word);
  }
}
