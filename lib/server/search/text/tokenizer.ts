import { fold } from "./fold";

/** A word, a character of an unspaced script, or an emoji, with its position in UTF-16 units. */
export interface Token {
  /** Lower case, in compatibility form (NFKC). */
  word: string;
  /** The folded form, by which words are compared. */
  folded: string;
  start: number;
  end: number;
  /** Whether it is a character of a script without spaces between words; words in it are runs of such tokens. */
  unspaced: boolean;
  /** The parts of a camel-case name, as words. */
  subwords: readonly string[];
}

/** Max length of a word in UTF-16 units; the rest is cut off. */
const MAX_WORD_LENGTH = 64;
const UNSPACED =
  "\\p{scx=Han}\\p{scx=Hira}\\p{scx=Kana}\\p{sc=Hang}\\p{sc=Bopo}\\p{sc=Thai}\\p{sc=Lao}\\p{sc=Khmer}\\p{sc=Mymr}\\p{sc=Tibt}";
// A Korean syllable in separate letters is one character, and so is a kana with its voicing mark, full or half width.
const UNSPACED_CHARACTER = `[\\u1100-\\u1112][\\u1161-\\u1175][\\u11a8-\\u11c2]?|(?=[\\p{L}\\p{N}\\p{M}])[${UNSPACED}][\\u3099\\u309a\\uff9e\\uff9f]?`;
const EMOJI = "\\p{RI}\\p{RI}|\\p{ExtPict}[\\ufe0f\\p{EMod}]?(?:\\u200d\\p{ExtPict}[\\ufe0f\\p{EMod}]?)*";
const TOKEN_PATTERN = new RegExp(
  `(${UNSPACED_CHARACTER})|(${EMOJI})|(?:(?!${UNSPACED_CHARACTER})[\\p{L}\\p{N}\\p{M}])+`,
  "gu",
);
const ASCII_TOKEN = /[a-z0-9]+/gi;
// biome-ignore lint/suspicious/noControlCharactersInRegex: the range is what ASCII is
const ASCII = /^[\x00-\x7f]*$/;
const CAMEL = /\p{Ll}\p{Lu}/u;
const CAMEL_PART = /\p{Lu}+(?!\p{Ll})\p{N}*|\p{Lu}?[^\p{Lu}]+/gu;
/** Skin tones and the variation selector that asks for a picture. Removed, so that an emoji is found with and without. */
const TONES = /[\ufe0f\p{EMod}]/gu;
const NONE: readonly string[] = [];

/**
 * Splits a text in any script into tokens. Everything except letters, digits and emoji separates words. `foo_bar`, `a.b.c`
 * and a URL become a sequence of parts and are found as that sequence. The index stores these tokens: a change of the
 * result must raise `INDEX_VERSION`.
 */
export function tokenize(text: string): Token[] {
  if (ASCII.test(text)) return Array.from(text.matchAll(ASCII_TOKEN), asciiToken);
  return Array.from(text.matchAll(TOKEN_PATTERN), unicodeToken);
}

function asciiToken(match: RegExpExecArray): Token {
  const [text] = match;
  const word = text.slice(0, MAX_WORD_LENGTH).toLowerCase();
  const { index: start } = match;
  return {
    word,
    folded: word,
    start,
    end: start + text.length,
    unspaced: false,
    subwords: camelCaseParts(text),
  };
}

function unicodeToken(match: RegExpExecArray): Token {
  const [text, unspaced, emoji] = match;
  const { index: start } = match;
  const end = start + text.length;
  if (emoji !== undefined) {
    const word = emoji.replace(TONES, "") || emoji;
    return { word, folded: word, start, end, unspaced: false, subwords: NONE };
  }
  const word = truncate(text.normalize("NFKC").toLowerCase());
  return {
    word,
    folded: fold(word),
    start,
    end,
    unspaced: unspaced !== undefined,
    subwords: unspaced === undefined ? camelCaseParts(text) : NONE,
  };
}

/** Truncates a word, but never inside a surrogate pair. */
const truncate = (word: string) =>
  word.length > MAX_WORD_LENGTH ? word.slice(0, MAX_WORD_LENGTH).replace(/[\ud800-\udbff]$/, "") : word;

function camelCaseParts(word: string): readonly string[] {
  if (word.length > MAX_WORD_LENGTH || !CAMEL.test(word)) return NONE;
  return (word.match(CAMEL_PART) ?? []).map((part) => part.normalize("NFKC").toLowerCase());
}

/** Whether two unspaced characters follow on each other directly: only then do they form a word. */
export const areAdjacent = (one: Token, next: Token): boolean =>
  one.unspaced && next.unspaced && one.end === next.start;
