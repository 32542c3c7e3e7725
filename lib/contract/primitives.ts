import * as z from "zod/mini";

/** Any UUID; messages carry version 7 so that their ids sort by time. */
export const id = z.uuid();
export const time = z.iso.datetime();
export const seq = z.int().check(z.minimum(0));
export const nothing = z.strictObject({});

/** Control characters, and the marks that turn the direction of all text behind them. */
const UNSAFE_IN_A_NAME = /[\p{Cc}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

/**
 * One line of text for a name or a title: NFC, unsafe marks removed, white space folded,
 * 1 to `max` characters afterwards.
 */
export function line(max: number) {
  return z.pipe(
    z.pipe(
      z.string().check(z.maxLength(max * 4)),
      z.transform((text: string) =>
        text.toWellFormed().normalize("NFC").replace(UNSAFE_IN_A_NAME, " ").replace(/\s+/g, " ").trim(),
      ),
    ),
    z.string().check(z.minLength(1), z.maxLength(max)),
  );
}

/** A whole number that arrives as text in a query string. */
export function queryInt(min: number, max: number) {
  return z.pipe(
    z.pipe(
      z.string().check(z.regex(/^\d{1,15}$/, "must be a whole number")),
      z.transform((text: string) => Number(text)),
    ),
    z.int().check(z.minimum(min), z.maximum(max)),
  );
}
