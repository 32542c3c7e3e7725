/**
 * Padding above the first item, px. It is fixed, so that items stay in place when the oldest page arrives and the room's
 * beginning replaces the loading note.
 */
export const PADDING_TOP_PX = { older: 64, beginning: 208 } as const;
/** Padding below the last item, px. */
export const PADDING_BOTTOM_PX = 12;
