/** `system` follows `prefers-contrast`; the others hold against it. */
export const CONTRASTS = ["system", "standard", "more"] as const;
export type Contrast = (typeof CONTRASTS)[number];

export const CONTRAST_COOKIE = "parley-contrast";
