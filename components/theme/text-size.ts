/** `system` is the browser's own size; the others are so much more. */
export const TEXT_SIZES = ["system", "large", "larger"] as const;
export type TextSize = (typeof TEXT_SIZES)[number];

export const TEXT_SIZE_COOKIE = "parley-text";
