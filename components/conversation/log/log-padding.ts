/**
 * The space above the first line, px: known before what stands in it, so that lines keep their place on screen when
 * the last older page comes and the beginning takes the place of the note.
 */
export const PADDING_TOP_PX = { older: 64, beginning: 208 } as const;
/** The space below the last line, px. */
export const PADDING_BOTTOM_PX = 12;
