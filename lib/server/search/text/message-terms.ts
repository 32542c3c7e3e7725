import { areAdjacent, tokenize } from "./tokenizer";

/** Raised when the same message would give other terms: everything is then indexed anew. */
export const INDEX_VERSION = 1;

/** What of a stored message can be searched for. */
export interface SearchableMessage {
  senderId: string | null;
  type: string;
  content: string;
  attachments: readonly { name: string; kind: string }[] | null;
}

export type Facet = "file" | "image" | "link";

const LINK = /https?:\/\//i;
/** Before terms that are no words; no text can hold it as part of a token. */
const FACET = "\u0001";

export const facetTerm = (facet: Facet): string => `${FACET}${facet}`;
export const senderTerm = (userId: string): string => `${FACET}${userId}`;

/** What `has:` tells apart. */
export function messageFacets({ type, content, attachments }: SearchableMessage): Facet[] {
  const facets: Facet[] = LINK.test(content) ? ["link"] : [];
  if (attachments?.length) facets.push("file");
  if (type === "image" || attachments?.some(({ kind }) => kind === "image")) facets.push("image");
  return facets;
}

/** All terms under which a message stands in the index: of its text and the names of its files, its sender, its facets. */
export function messageTerms(message: SearchableMessage): Set<string> {
  const terms = new Set<string>();
  addWords(terms, message.content);
  for (const { name } of message.attachments ?? []) addWords(terms, name);
  for (const facet of messageFacets(message)) terms.add(facetTerm(facet));
  if (message.senderId) terms.add(senderTerm(message.senderId));
  return terms;
}

/** Of signs that adjoin also the pairs: a longer word is looked for by them. */
function addWords(terms: Set<string>, text: string): void {
  const tokens = tokenize(text);
  for (const [index, token] of tokens.entries()) {
    terms.add(token.word);
    for (const part of token.subwords) terms.add(part);
    const next = tokens[index + 1];
    if (next && areAdjacent(token, next)) terms.add(token.word + next.word);
  }
}
