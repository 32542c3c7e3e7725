import * as z from "zod/mini";

/** Any UUID; message ids are version 7, so that they sort by time. */
export const id = z.uuid();
/** An ISO-8601 time; PostgreSQL has no year 0. */
export const time = z.iso
  .datetime()
  .check(z.refine((text) => !text.startsWith("0000"), "is before all time"));
export const seq = z.int().check(z.minimum(0));
export const emptyObject = z.strictObject({});

/**
 * Control characters, marks that change the direction of all following text, and invisible characters: two different
 * names must not look the same.
 */
const UNSAFE_IN_A_NAME =
  /\u034f|[\p{Cc}\u00ad\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\u2800\u3164\ufeff\uffa0\ufff9-\ufffb]/gu;
/** Tag characters have a meaning only after a black flag (England, Scotland, Wales). */
const STRAY_TAGS = /(?<!\u{1f3f4}[\u{e0020}-\u{e007e}]*)[\u{e0000}-\u{e0fff}]/gu;
/** Joiners belong between two characters, variation selectors after one. */
const STRAY_JOINERS =
  /(?<=^|\s)(?:[\u200c-\u200d]|[\ufe00-\ufe0f])+|[\u200c-\u200d]+(?=\s|$)|(?<=[\u200c-\u200d])[\u200c-\u200d]+/gu;
/** More combining marks on one letter than any language uses. */
const PILED_MARKS = /(\p{Mn}{4})\p{Mn}+/gu;
const VISIBLE = /[\p{L}\p{N}\p{P}\p{S}]/u;

/**
 * Returns the schema of a one-line name or title: NFC, unsafe characters removed, white space collapsed, at least one
 * visible character, then 1 to `max` UTF-16 units.
 */
export function singleLineText(max: number) {
  return z.pipe(
    z.pipe(z.string().check(z.maxLength(max * 4)), z.transform(cleanLine)),
    z.string().check(
      z.minLength(1),
      z.maxLength(max),
      z.refine((text) => VISIBLE.test(text), "shows nothing"),
    ),
  );
}

function cleanLine(text: string): string {
  return text
    .toWellFormed()
    .normalize("NFC")
    .replace(UNSAFE_IN_A_NAME, " ")
    .replace(STRAY_TAGS, "")
    .replace(STRAY_JOINERS, "")
    .replace(/\s+/g, " ")
    .replace(PILED_MARKS, "$1")
    .trim();
}

/** Returns the schema of a search text. PostgreSQL accepts no NUL in a text parameter. */
export function searchText(max: number) {
  return z.string().check(
    z.maxLength(max),
    z.refine((text) => !text.includes("\u0000"), "holds a NUL"),
  );
}

/** Returns the schema of an integer in a query string. */
export function queryInt(min: number, max: number) {
  return z.pipe(
    z.pipe(
      z.string().check(z.regex(/^\d{1,15}$/, "must be a whole number")),
      z.transform((text: string) => Number(text)),
    ),
    z.int().check(z.minimum(min), z.maximum(max)),
  );
}
