/**
 * The languages that the page, and what is sent to people outside of it, are written in. The schema is beside the
 * person's: this list stands in every page, which is spared the parser.
 */
export const LOCALES = ["en", "de", "zh-Hans", "ar"] as const;
export type Locale = (typeof LOCALES)[number];
