const EMOJI_SEQUENCE =
  /^(?:\p{Extended_Pictographic}|\p{Emoji_Modifier}|\p{Regional_Indicator}|[\u200d\ufe0f\u20e3\s])+$/u;
const HAS_EMOJI_PRESENTATION = /\p{Emoji_Presentation}|\ufe0f/u;
const MAX_EMOJI = 6;
/** Max trimmed length that is examined, more than any six emoji need. Long texts skip the regular expressions. */
const MAX_UTF16_UNITS = 100;

/** Returns whether a text is one to six emoji and nothing else. Text-style symbols such as © do not count. */
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
