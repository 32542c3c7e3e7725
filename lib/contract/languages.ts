import * as z from "zod/mini";

/** The languages that the page, and what is sent to people outside of it, are written in. */
export const LOCALES = ["en", "de", "zh-Hans", "ar"] as const;
export const locale = z.enum(LOCALES);
export type Locale = z.infer<typeof locale>;
