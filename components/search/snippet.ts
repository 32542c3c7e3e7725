/** A stretch of a message, and whether it is what was looked for. */
interface SnippetSegment {
  text: string;
  hit: boolean;
}

const MAX_LENGTH = 260;
/** So much of what stands before the first find is shown with it. */
const MAX_LEAD = 70;
/** Signs of markup, which a line of results does not follow. */
const MARKUP = /\*\*|~~|`+|^[ \t]*(?:>|[-+*](?=[ \t]))[ \t]?/gm;

/**
 * The part of a message around its first find, cut at words, without signs of markup. `highlights` are start and end in
 * UTF-16 units, in order; those that do not fit the content are left out.
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

/** In order and without overlaps, each inside of the content. */
function disjoint(highlights: readonly (readonly [number, number])[], length: number): [number, number][] {
  const result: [number, number][] = [];
  for (const [start, end] of highlights) {
    const from = Math.max(start, result.at(-1)?.[1] ?? 0);
    if (from < end && end <= length) result.push([from, end]);
  }
  return result;
}

/** Never between the two halves of a character. */
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
