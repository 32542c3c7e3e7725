export interface QueryText {
  text: string;
  /** In quotes: these words as they stand, in this order. */
  exact: boolean;
  /** The last word while it is typed: what follows directly may go on with it. */
  prefix: boolean;
}

/** What the search box asks for. Times are ISO, `until` excluded. */
export interface ParsedQuery {
  texts: QueryText[];
  excluded: string[];
  senderNames: string[];
  roomTitles: string[];
  has: ("file" | "image" | "link")[];
  since: string | null;
  until: string | null;
}

const PART = /(-?)(?:(from|in|before|after|on|has):)?(?:"([^"]+)"|(\S+))/giu;
const DAY = 24 * 60 * 60_000;

/** Never fails: an operator with a value that makes no sense, and a quote that does not end, are text. */
export function parseQuery(q: string): ParsedQuery {
  const wanted: ParsedQuery = {
    texts: [],
    excluded: [],
    senderNames: [],
    roomTitles: [],
    has: [],
    since: null,
    until: null,
  };
  for (const { 0: whole, 1: minus, 2: operator, 3: phrase, 4: word, index } of q.matchAll(PART)) {
    const value = (phrase ?? word ?? "").trim();
    if (minus && !operator && value) wanted.excluded.push(value);
    else if (minus || !operator || !apply(wanted, operator.toLowerCase(), value)) {
      const text = operator || minus ? whole : value;
      const exact = phrase !== undefined && !operator;
      const open = !exact && index + whole.length === q.length;
      if (text) wanted.texts.push({ text, exact, prefix: open });
    }
  }
  return wanted;
}

function apply(wanted: ParsedQuery, operator: string, value: string): boolean {
  if (operator === "from") return wanted.senderNames.push(value.replace(/^@/, "")) > 0;
  if (operator === "in") return wanted.roomTitles.push(value.replace(/^#/, "")) > 0;
  if (operator === "has") return has(wanted, value.toLowerCase());
  const day = startOf(value);
  if (day === null) return false;
  if (operator !== "before") wanted.since = later(wanted.since, operator === "after" ? day + DAY : day);
  if (operator !== "after") wanted.until = earlier(wanted.until, operator === "on" ? day + DAY : day);
  return true;
}

function has(wanted: ParsedQuery, value: string): boolean {
  if (value !== "file" && value !== "image" && value !== "link") return false;
  return wanted.has.push(value) > 0;
}

/** A day of the calendar as UTC has it; null for one that there is not. */
function startOf(day: string): number | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day)) return null;
  const at = Date.parse(`${day}T00:00:00.000Z`);
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(day) ? at : null;
}

function later(known: string | null, at: number): string {
  const time = new Date(at).toISOString();
  return known !== null && known > time ? known : time;
}

function earlier(known: string | null, at: number): string {
  const time = new Date(at).toISOString();
  return known !== null && known < time ? known : time;
}
