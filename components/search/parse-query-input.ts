export const HAS_VALUES = ["file", "image", "link"] as const;
type HasValue = (typeof HAS_VALUES)[number];

/** A part of a search that stands as a chip in the box. Names and words as they are meant, days as `2026-01-31`. */
export type Chip =
  | { kind: "from" | "in" | "phrase" | "not"; value: string }
  | { kind: "before" | "after" | "on"; value: string }
  | { kind: "has"; value: HasValue };
export type ChipKind = Chip["kind"];

/** What is in the search box: the chips, and behind them the words as they were typed. */
export interface QueryInput {
  chips: readonly Chip[];
  text: string;
}

/** One part of a search as the server divides it, with its place in the text in UTF-16 units. */
interface QueryToken {
  start: number;
  end: number;
  /** Null for a word, and for what looks like an operator and is none. */
  chip: Chip | null;
}

const TOKEN = /(-?)(?:(from|in|before|after|on|has):)?(?:"([^"]+)"|(\S+))/giu;

/** Divides as the server does, which takes an operator that makes no sense for text. */
export function tokenizeQuery(text: string): QueryToken[] {
  return [...text.matchAll(TOKEN)].map((match) => {
    const [whole, minus = "", operator = "", phrase, word = ""] = match;
    const value = (phrase ?? word).trim();
    return {
      start: match.index,
      end: match.index + whole.length,
      chip: parseChip(minus !== "", operator.toLowerCase(), value, phrase !== undefined),
    };
  });
}

function parseChip(minus: boolean, operator: string, value: string, quoted: boolean): Chip | null {
  if (minus) return operator || value === "" || value.startsWith('"') ? null : { kind: "not", value };
  switch (operator) {
    case "from":
      return nameChip("from", value.replace(/^@/, ""));
    case "in":
      return nameChip("in", value.replace(/^#/, ""));
    case "has": {
      const has = HAS_VALUES.find((known) => known === value.toLowerCase());
      return has ? { kind: "has", value: has } : null;
    }
    case "before":
    case "after":
    case "on":
      return isIsoDate(value) ? { kind: operator, value } : null;
    default:
      return quoted && !operator && value !== "" ? { kind: "phrase", value } : null;
  }
}

const nameChip = (kind: "from" | "in", value: string): Chip | null => (value === "" ? null : { kind, value });

/** Whether it is a day of the calendar, written as `2026-01-31`. */
export function isIsoDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const at = Date.parse(`${text}T00:00:00.000Z`);
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(text);
}

/** A search as its chips and its words. */
export function parseQueryInput(query: string): QueryInput {
  const chips: Chip[] = [];
  const words: string[] = [];
  for (const { start, end, chip } of tokenizeQuery(query)) {
    if (chip) chips.push(chip);
    else words.push(query.slice(start, end));
  }
  return { chips, text: words.join(" ") };
}
