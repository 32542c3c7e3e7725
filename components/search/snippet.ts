/** A stretch of a message, and whether it is what was looked for. */
export interface SnippetSegment {
  text: string;
  hit: boolean;
}

const LENGTH = 260;
/** So much of what stands before the first find is shown with it. */
const LEAD = 70;
/** Signs of markup, which a line of results does not follow. */
const SIGNS = /\*\*|~~|`+|^[ \t]*(?:>|[-+*](?=[ \t]))[ \t]?/gm;

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
  const from = first <= LEAD ? 0 : startOfWord(content, first - LEAD, first);
  const to = endOfWord(content, Math.max(from + LENGTH, hits[0]?.[1] ?? 0));
  const pieces: SnippetSegment[] = [];
  const put = (start: number, end: number, hit: boolean) => {
    const text = content.slice(start, end);
    const shown = hit ? text : text.replace(SIGNS, "");
    if (shown !== "") pieces.push({ text: shown, hit });
  };
  let at = from;
  for (const [start, end] of hits) {
    if (start >= to) break;
    put(at, start, false);
    put(start, Math.min(end, to), true);
    at = Math.min(end, to);
  }
  put(at, to, false);
  if (from > 0) pieces.unshift({ text: "… ", hit: false });
  if (to < content.length) pieces.push({ text: " …", hit: false });
  return pieces;
}

/** In order and without overlaps, each inside of the content. */
function disjoint(highlights: readonly (readonly [number, number])[], length: number): [number, number][] {
  const kept: [number, number][] = [];
  for (const [start, end] of highlights) {
    const from = Math.max(start, kept.at(-1)?.[1] ?? 0);
    if (from < end && end <= length) kept.push([from, end]);
  }
  return kept;
}

/** Never between the two halves of a character. */
const whole = (content: string, at: number): number => {
  const unit = content.charCodeAt(at);
  return unit >= 0xdc00 && unit <= 0xdfff ? at - 1 : at;
};

function startOfWord(content: string, at: number, latest: number): number {
  const gap = content.slice(at, latest).search(/\s\S/);
  return gap < 0 ? whole(content, at) : at + gap + 1;
}

function endOfWord(content: string, at: number): number {
  if (at >= content.length) return content.length;
  const gap = content.slice(at, at + 30).search(/\s/);
  return gap < 0 ? whole(content, at) : at + gap;
}
