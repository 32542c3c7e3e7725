export interface QueryText {
  text: string;
  /** Quoted: these words, in this order. */
  exact: boolean;
  /** Whether the last word may be incomplete, since the query ends directly after it. */
  prefix: boolean;
}

/** A parsed query. Times are in ISO format; `until` is exclusive. */
interface ParsedQuery {
  texts: QueryText[];
  excluded: string[];
  senderNames: string[];
  roomTitles: string[];
  has: ("file" | "image" | "link")[];
  since: string | null;
  until: string | null;
}

const QUERY_PART = /(-?)(?:(from|in|before|after|on|has):)?(?:"([^"]+)"|(\S+))/giu;
const DAY = 24 * 60 * 60_000;

/** Parses a query and never fails: an operator with an invalid value and an unclosed quote are text. */
export function parseQuery(q: string): ParsedQuery {
  const parsed: ParsedQuery = {
    texts: [],
    excluded: [],
    senderNames: [],
    roomTitles: [],
    has: [],
    since: null,
    until: null,
  };
  for (const { 0: whole, 1: minus, 2: operator, 3: phrase, 4: word, index } of q.matchAll(QUERY_PART)) {
    const value = (phrase ?? word ?? "").trim();
    if (minus && !operator && value) parsed.excluded.push(value);
    else if (minus || !operator || !applyOperator(parsed, operator.toLowerCase(), value)) {
      const text = operator || minus ? whole : value;
      const exact = phrase !== undefined && !operator;
      const mayContinue = !exact && index + whole.length === q.length;
      if (text) parsed.texts.push({ text, exact, prefix: mayContinue });
    }
  }
  return parsed;
}

function applyOperator(parsed: ParsedQuery, operator: string, value: string): boolean {
  if (operator === "from") return parsed.senderNames.push(value.replace(/^@/, "")) > 0;
  if (operator === "in") return parsed.roomTitles.push(value.replace(/^#/, "")) > 0;
  if (operator === "has") return applyHas(parsed, value.toLowerCase());
  const day = startOfDay(value);
  if (day === null) return false;
  if (operator !== "before") parsed.since = latest(parsed.since, operator === "after" ? day + DAY : day);
  if (operator !== "after") parsed.until = earliest(parsed.until, operator === "on" ? day + DAY : day);
  return true;
}

function applyHas(parsed: ParsedQuery, value: string): boolean {
  if (value !== "file" && value !== "image" && value !== "link") return false;
  return parsed.has.push(value) > 0;
}

/** Returns the start of a calendar day in UTC, in ms; null for a day that does not exist. */
function startOfDay(day: string): number | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day)) return null;
  const ms = Date.parse(`${day}T00:00:00.000Z`);
  return !Number.isNaN(ms) && new Date(ms).toISOString().startsWith(day) ? ms : null;
}

function latest(known: string | null, ms: number): string {
  const time = new Date(ms).toISOString();
  return known !== null && known > time ? known : time;
}

function earliest(known: string | null, ms: number): string {
  const time = new Date(ms).toISOString();
  return known !== null && known < time ? known : time;
}
