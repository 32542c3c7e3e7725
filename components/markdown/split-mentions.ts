export interface MentionTarget {
  id: string;
  name: string;
}

interface MentionSegment {
  /** Start in the text, UTF-16 units. */
  start: number;
  text: string;
  /** The mentioned user's id, or `all`; undefined for plain text. */
  id?: string;
}

/** Splits a text at each `@Name` of a mentioned user, preferring the longest name. The segments join to the text. */
export function splitMentions(text: string, names: readonly MentionTarget[]): MentionSegment[] {
  if (names.length === 0 || !text.includes("@")) return [{ start: 0, text }];
  const byLength = names.toSorted((a, b) => b.name.length - a.name.length);
  const segments: MentionSegment[] = [];
  let plainFrom = 0;
  const pushPlain = (until: number) => {
    if (until > plainFrom) segments.push({ start: plainFrom, text: text.slice(plainFrom, until) });
  };
  for (let at = text.indexOf("@"); at !== -1; at = text.indexOf("@", at + 1)) {
    const mentioned = byLength.find(
      ({ name }) => text.startsWith(name, at + 1) && isWordBoundary(text, at + 1 + name.length),
    );
    if (!mentioned || at < plainFrom) continue;
    pushPlain(at);
    plainFrom = at + 1 + mentioned.name.length;
    segments.push({ start: at, text: text.slice(at, plainFrom), id: mentioned.id });
  }
  pushPlain(text.length);
  return segments;
}

const isWordBoundary = (text: string, end: number) => !/[\p{L}\p{N}_]/u.test(text.charAt(end));
