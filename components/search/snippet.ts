/** A segment of a message, and whether it is a match. */
interface SnippetSegment {
  text: string;
  hit: boolean;
}

/** Max length of a snippet, UTF-16 units, before it is extended to the end of a word or of its first match. */
const MAX_LENGTH = 260;
/** Max text shown before the first match, UTF-16 units. */
const MAX_LEAD = 70;
/** Markdown delimiters, which snippets leave out. */
const MARKUP = /\*\*|~~|`+|^[ \t]*(?:>|[-+*](?=[ \t]))[ \t]?/gm;

/**
 * Returns the part of a message around its first match, cut at words, without Markdown delimiters. `highlights` are
 * [start, end) in UTF-16 units, in order; those outside the content are left out.
 */
export function snippet(
  content: string,
  highlights: readonly (readonly [number, number])[],
): SnippetSegment[] {
  const hits = disjoint(highlights, content.length);
  const first = hits[0]?.[0] ?? 0;
  const from = first <= MAX_LEAD ? 0 : startOfWord(content, first - MAX_LEAD, first);
  const to = endOfWord(content, Math.max(from + MAX_LENGTH, hits[0]?.[1] ?? 0));
  const segments: SnippetSegment[] = [];
  const pushSegment = (start: number, end: number, hit: boolean) => {
    const text = content.slice(start, end);
    const shown = hit ? text : text.replace(MARKUP, "");
    if (shown !== "") segments.push({ text: shown, hit });
  };
  let at = from;
  for (const [start, end] of hits) {
    if (start >= to) break;
    pushSegment(at, start, false);
    pushSegment(start, Math.min(end, to), true);
    at = Math.min(end, to);
  }
  pushSegment(at, to, false);
  if (from > 0) segments.unshift({ text: "… ", hit: false });
  if (to < content.length) segments.push({ text: " …", hit: false });
  return segments;
}

/** Returns the ranges without overlaps, in order, each inside the content. */
function disjoint(highlights: readonly (readonly [number, number])[], length: number): [number, number][] {
  const result: [number, number][] = [];
  for (const [start, end] of highlights) {
    const from = Math.max(start, result.at(-1)?.[1] ?? 0);
    if (from < end && end <= length) result.push([from, end]);
  }
  return result;
}

/** Returns an index that does not split a surrogate pair. */
const atCodePoint = (content: string, at: number): number => {
  const unit = content.charCodeAt(at);
  return unit >= 0xdc00 && unit <= 0xdfff ? at - 1 : at;
};

function startOfWord(content: string, at: number, latest: number): number {
  const gap = content.slice(at, latest).search(/\s\S/);
  return gap < 0 ? atCodePoint(content, at) : at + gap + 1;
}

function endOfWord(content: string, at: number): number {
  if (at >= content.length) return content.length;
  const gap = content.slice(at, at + 30).search(/\s/);
  return gap < 0 ? atCodePoint(content, at) : at + gap;
}
