import type { DemoPerson } from "./demo-people";
import type { Random } from "./random";
import { isWordKind, vocabulary, type WordKind } from "./vocabulary";

/** A part of a message's text, most of it still open. */
export type TemplatePart =
  | { literal: string }
  | { choices: readonly string[] }
  | { slot: string; kind: WordKind }
  | { role: string; mention: boolean };

const OPEN = /\{([^{}\n]*\|[^{}\n]*)\}|\{([A-F])\}|\{([a-z]+)\d?\}|@([A-F])\b/g;

/**
 * Splits a text at what differs each time it is said: `{one|another}` wording, `{day}` words of a kind (the same key
 * keeps its word within a fragment, `{day2}` is another one), `{B}` the first name of a role and `@B` a mention.
 */
export function parseTemplate(text: string): TemplatePart[] {
  const pieces: TemplatePart[] = [];
  let end = 0;
  for (const match of text.matchAll(OPEN)) {
    const [whole, choices, named, kind, mentioned] = match;
    if (match.index > end) pieces.push({ literal: text.slice(end, match.index) });
    end = match.index + whole.length;
    const role = named ?? mentioned;
    if (choices !== undefined) pieces.push({ choices: choices.split("|") });
    else if (role !== undefined) pieces.push({ role, mention: mentioned !== undefined });
    else if (isWordKind(kind)) pieces.push({ slot: whole, kind });
    else throw new Error(`no such kind of word: ${whole}`);
  }
  if (end < text.length) pieces.push({ literal: text.slice(end) });
  return pieces;
}

/** How often somebody who is named is mentioned, so that they hear of it. */
const OFTEN = 0.3;

/** Fills the open pieces for one telling of a fragment. */
export class TemplateRenderer {
  private readonly said = new Map<string, string>();

  constructor(
    private readonly random: Random,
    private readonly cast: ReadonlyMap<string, DemoPerson>,
  ) {}

  render(text: readonly TemplatePart[]): { content: string; mentions: string[] } {
    const mentions = new Set<string>();
    const parts = text.map((piece) => {
      if ("literal" in piece) return piece.literal;
      if ("choices" in piece) return this.random.pick(piece.choices);
      if ("slot" in piece) return this.word(piece.slot, piece.kind);
      const person = this.cast.get(piece.role);
      if (!person) throw new Error(`nobody has the role ${piece.role}`);
      if (!piece.mention && !this.random.chance(OFTEN)) return person.name.split(" ")[0];
      mentions.add(person.id);
      return `@${person.name}`;
    });
    return { content: parts.join(""), mentions: [...mentions] };
  }

  private word(slot: string, kind: WordKind): string {
    const known = this.said.get(slot);
    if (known !== undefined) return known;
    const taken = new Set(this.said.values());
    let word = vocabulary[kind](this.random);
    for (let tries = 0; tries < 5 && taken.has(word); tries++) word = vocabulary[kind](this.random);
    this.said.set(slot, word);
    return word;
  }
}
