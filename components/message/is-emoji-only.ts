const EMOJI_SEQUENCE =
  /^(?:\p{Extended_Pictographic}|\p{Emoji_Modifier}|\p{Regional_Indicator}|[\u200d\ufe0f\u20e3\s])+$/u;
const HAS_EMOJI_PRESENTATION = /\p{Emoji_Presentation}|\ufe0f/u;
const MAX_EMOJI = 6;
/** Longer than any six emoji: saves the look at a long text. */
const MAX_UTF16_UNITS = 100;

/** Up to six emoji and nothing else. Signs such as © that are text by default do not count. */
export function isEmojiOnly(text: string): boolean {
  const trimmed = text.trim();
  if (
    trimmed === "" ||
    trimmed.length > MAX_UTF16_UNITS ||
    !EMOJI_SEQUENCE.test(trimmed) ||
    !HAS_EMOJI_PRESENTATION.test(trimmed)
  )
    return false;
  const graphemes = new Intl.Segmenter(undefined, { granularity: "grapheme" });
  return [...graphemes.segment(trimmed.replace(/\s+/g, ""))].length <= MAX_EMOJI;
}
