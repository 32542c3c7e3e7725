/**
 * The languages of the page, e-mails and pushes. The zod schema is in users.ts: every page loads this list, and must not
 * load zod for it.
 */
export const LOCALES = ["en", "de", "zh-Hans", "ar"] as const;
export type Locale = (typeof LOCALES)[number];
