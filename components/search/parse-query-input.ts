export const HAS_VALUES = ["file", "image", "link"] as const;
type HasValue = (typeof HAS_VALUES)[number];

/** A finished filter, shown as a chip in the box. Names and words are unquoted, days have the form `2026-01-31`. */
export type Chip =
  | { kind: "from" | "in" | "phrase" | "not"; value: string }
  | { kind: "before" | "after" | "on"; value: string }
  | { kind: "has"; value: HasValue };
export type ChipKind = Chip["kind"];

/** The content of the search box: the chips, then the text as typed. */
export interface QueryInput {
  chips: readonly Chip[];
  text: string;
}

/** One token of a query as the server splits it, with its range in UTF-16 units. */
interface QueryToken {
  start: number;
  end: number;
  /** Null for a word and for an invalid operator. */
  chip: Chip | null;
}

const TOKEN = /(-?)(?:(from|in|before|after|on|has):)?(?:"([^"]+)"|(\S+))/giu;

/** Splits a query as the server does, which treats an invalid operator as text. */
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
      const has = HAS_VALUES.find((option) => option === value.toLowerCase());
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

/** Returns whether a text is a valid calendar date of the form `2026-01-31`. */
export function isIsoDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const at = Date.parse(`${text}T00:00:00.000Z`);
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(text);
}

/** Parses a query into chips and text. */
export function parseQueryInput(query: string): QueryInput {
  const chips: Chip[] = [];
  const words: string[] = [];
  for (const { start, end, chip } of tokenizeQuery(query)) {
    if (chip) chips.push(chip);
    else words.push(query.slice(start, end));
  }
  return { chips, text: words.join(" ") };
}
