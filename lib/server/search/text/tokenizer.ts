import { fold } from "./fold";

/** A word, a sign of a script without spaces, or an emoji, with where it stands in UTF-16 units. */
export interface Token {
  /** In lower case and compatibility form (NFKC). */
  word: string;
  /** Without accents: what words are compared by. */
  folded: string;
  start: number;
  end: number;
  /** A sign of a script that does not part words by spaces; words in it are runs of such tokens. */
  unspaced: boolean;
  /** The parts of a name in camel case, as words. */
  subwords: readonly string[];
}

const WORD_LENGTH = 64;
const UNSPACED =
  "\\p{scx=Han}\\p{scx=Hira}\\p{scx=Kana}\\p{sc=Hang}\\p{sc=Bopo}\\p{sc=Thai}\\p{sc=Lao}\\p{sc=Khmer}\\p{sc=Mymr}\\p{sc=Tibt}";
// A syllable of Korean in its letters is one sign, and so is a kana with its mark, full or half width.
const SIGN = `[\\u1100-\\u1112][\\u1161-\\u1175][\\u11a8-\\u11c2]?|(?=[\\p{L}\\p{N}\\p{M}])[${UNSPACED}][\\u3099\\u309a\\uff9e\\uff9f]?`;
const EMOJI = "\\p{RI}\\p{RI}|\\p{ExtPict}[\\ufe0f\\p{EMod}]?(?:\\u200d\\p{ExtPict}[\\ufe0f\\p{EMod}]?)*";
const ANY = new RegExp(`(${SIGN})|(${EMOJI})|(?:(?!${SIGN})[\\p{L}\\p{N}\\p{M}])+`, "gu");
const PLAIN = /[a-z0-9]+/gi;
// biome-ignore lint/suspicious/noControlCharactersInRegex: the range is what ASCII is
const ASCII = /^[\x00-\x7f]*$/;
const CAMEL = /\p{Ll}\p{Lu}/u;
const HUMP = /\p{Lu}+(?!\p{Ll})\p{N}*|\p{Lu}?[^\p{Lu}]+/gu;
/** Skin tones and the sign that asks for a picture: an emoji is found with and without. */
const TONES = /[\ufe0f\p{EMod}]/gu;
const NONE: readonly string[] = [];

/**
 * Takes a text apart in any script. Everything that is neither letter, digit nor emoji parts words, so `foo_bar`, `a.b.c`
 * and an address are their parts in order, and are found again as such a sequence. What is stored in the index comes from
 * here: who changes the result raises `INDEX_VERSION`.
 */
export function tokenize(text: string): Token[] {
  if (ASCII.test(text)) return Array.from(text.matchAll(PLAIN), plainToken);
  return Array.from(text.matchAll(ANY), anyToken);
}

function plainToken(match: RegExpExecArray): Token {
  const [whole] = match;
  const word = whole.slice(0, WORD_LENGTH).toLowerCase();
  const { index: start } = match;
  return { word, folded: word, start, end: start + whole.length, unspaced: false, subwords: humps(whole) };
}

function anyToken(match: RegExpExecArray): Token {
  const [whole, sign, emoji] = match;
  const { index: start } = match;
  const end = start + whole.length;
  if (emoji !== undefined) {
    const word = emoji.replace(TONES, "") || emoji;
    return { word, folded: word, start, end, unspaced: false, subwords: NONE };
  }
  const word = cut(whole.normalize("NFKC").toLowerCase());
  return {
    word,
    folded: fold(word),
    start,
    end,
    unspaced: sign !== undefined,
    subwords: sign ? NONE : humps(whole),
  };
}

/** Never through the middle of a character. */
const cut = (word: string) =>
  word.length > WORD_LENGTH ? word.slice(0, WORD_LENGTH).replace(/[\ud800-\udbff]$/, "") : word;

function humps(word: string): readonly string[] {
  if (word.length > WORD_LENGTH || !CAMEL.test(word)) return NONE;
  return (word.match(HUMP) ?? []).map((part) => part.normalize("NFKC").toLowerCase());
}

/** Whether nothing stands between two signs: only then do they make a word. */
export const areAdjacent = (one: Token, next: Token): boolean =>
  one.unspaced && next.unspaced && one.end === next.start;
