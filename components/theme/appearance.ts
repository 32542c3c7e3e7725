// Values and cookies of the appearance settings. Free of React: the server's root layout imports them.

export const THEMES = ["system", "light", "dark"] as const;
export type Theme = (typeof THEMES)[number];

export const THEME_COOKIE = "parley-theme";

/** `system` follows `prefers-contrast`; the others override it. */
export const CONTRASTS = ["system", "standard", "more"] as const;
export type Contrast = (typeof CONTRASTS)[number];

export const CONTRAST_COOKIE = "parley-contrast";

/** `system` is the browser's font size; the others enlarge it. */
export const TEXT_SIZES = ["system", "large", "larger"] as const;
export type TextSize = (typeof TEXT_SIZES)[number];

export const TEXT_SIZE_COOKIE = "parley-text";
