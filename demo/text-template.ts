import type { DemoPerson } from "./demo-people";
import type { Random } from "./random";
import { isWordKind, vocabulary, type WordKind } from "./vocabulary";

/** A part of a message's text: literal, or chosen when the text is rendered. */
export type TemplatePart =
  | { literal: string }
  | { choices: readonly string[] }
  | { slot: string; kind: WordKind }
  | { role: string; mention: boolean };

const PLACEHOLDER = /\{([^{}\n]*\|[^{}\n]*)\}|\{([A-F])\}|\{([a-z]+)\d?\}|@([A-F])\b/g;

/**
 * Splits a text at its placeholders: `{one|another}` is a choice; `{day}` a word of a kind (the same key keeps its word
 * within a dialogue, `{day2}` is another one); `{B}` the first name of a role; `@B` a mention.
 */
export function parseTemplate(text: string): TemplatePart[] {
  const parts: TemplatePart[] = [];
  let end = 0;
  for (const match of text.matchAll(PLACEHOLDER)) {
    const [whole, choices, named, kind, mentioned] = match;
    if (match.index > end) parts.push({ literal: text.slice(end, match.index) });
    end = match.index + whole.length;
    const role = named ?? mentioned;
    if (choices !== undefined) parts.push({ choices: choices.split("|") });
    else if (role !== undefined) parts.push({ role, mention: mentioned !== undefined });
    else if (isWordKind(kind)) parts.push({ slot: whole, kind });
    else throw new Error(`unknown kind of word: ${whole}`);
  }
  if (end < text.length) parts.push({ literal: text.slice(end) });
  return parts;
}

/** Probability that a name is rendered as a mention. */
const MENTION_PROBABILITY = 0.3;

/** Renders the texts of one dialogue. */
export class TemplateRenderer {
  private readonly words = new Map<string, string>();

  constructor(
    private readonly random: Random,
    private readonly cast: ReadonlyMap<string, DemoPerson>,
  ) {}

  render(text: readonly TemplatePart[]): { content: string; mentions: string[] } {
    const mentions = new Set<string>();
    const rendered = text.map((part) => {
      if ("literal" in part) return part.literal;
      if ("choices" in part) return this.random.pick(part.choices);
      if ("slot" in part) return this.word(part.slot, part.kind);
      const person = this.cast.get(part.role);
      if (!person) throw new Error(`no member has the role ${part.role}`);
      if (!part.mention && !this.random.chance(MENTION_PROBABILITY)) return person.name.split(" ")[0];
      mentions.add(person.id);
      return `@${person.name}`;
    });
    return { content: rendered.join(""), mentions: [...mentions] };
  }

  private word(slot: string, kind: WordKind): string {
    const known = this.words.get(slot);
    if (known !== undefined) return known;
    const taken = new Set(this.words.values());
    let word = vocabulary[kind](this.random);
    for (let tries = 0; tries < 5 && taken.has(word); tries++) word = vocabulary[kind](this.random);
    this.words.set(slot, word);
    return word;
  }
}
