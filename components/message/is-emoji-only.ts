const ONLY =
  /^(?:\p{Extended_Pictographic}|\p{Emoji_Modifier}|\p{Regional_Indicator}|[\u200d\ufe0f\u20e3\s])+$/u;
const SOME = /\p{Emoji_Presentation}|\ufe0f/u;
const MOST = 6;
/** Longer than any six emoji: saves the look at a long text. */
const LONGEST = 100;

/** Up to six emoji and nothing else. Signs such as © that are text by default do not count. */
export function isEmojiOnly(text: string): boolean {
  const trimmed = text.trim();
  if (trimmed === "" || trimmed.length > LONGEST || !ONLY.test(trimmed) || !SOME.test(trimmed)) return false;
  const graphemes = new Intl.Segmenter(undefined, { granularity: "grapheme" });
  return [...graphemes.segment(trimmed.replace(/\s+/g, ""))].length <= MOST;
}
