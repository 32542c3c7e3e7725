import * as z from "zod/mini";
import { LIMITS } from "./limits";
import { LOCALES } from "./locales";
import { id, searchText, singleLineText, time } from "./primitives";

const locale = z.enum(LOCALES);

export const user = z.strictObject({
  id,
  name: z.string(),
  image: z.nullable(z.string()),
  online: z.boolean(),
  lastSeenAt: z.nullable(time),
});
export type User = z.infer<typeof user>;

/** A time of day, `HH:MM`. */
const clock = z.string().check(z.regex(/^([01]\d|2[0-3]):[0-5]\d$/, "must be HH:MM"));

const timeZone = z.string().check(
  z.maxLength(64),
  z.refine((name) => {
    try {
      return new Intl.DateTimeFormat("en", { timeZone: name }) !== null;
    } catch {
      return false;
    }
  }, "is no time zone"),
);

/** The signed-in person's own profile. */
export const me = z.strictObject({
  ...user.shape,
  email: z.string(),
  readReceipts: z.boolean(),
  /** Whether they administer this server. */
  administers: z.boolean(),
  /** Null until one of the user's pages has reported it. */
  language: z.nullable(locale),
  /** Whether they receive e-mail digests; null if the server sends none. */
  emailDigest: z.nullable(z.boolean()),
  /** Whether pushes show sender and text. */
  pushPreview: z.boolean(),
  /** Quiet hours (do not disturb), in `timeZone`; null for none. */
  dndFrom: z.nullable(clock),
  dndTo: z.nullable(clock),
  /** Null means UTC. */
  timeZone: z.nullable(z.string()),
});
export type Me = z.infer<typeof me>;

/** `query` finds users by name; `ids` (comma-separated) resolves known ones. If both are given, `ids` counts. */
export const userQuery = z.strictObject({
  query: z.optional(searchText(LIMITS.searchLength)),
  ids: z.optional(
    z.pipe(
      z.pipe(
        z.string(),
        z.transform((text: string) => text.split(",")),
      ),
      z.array(id).check(z.minLength(1), z.maxLength(LIMITS.userIdsPerQuery)),
    ),
  ),
});

const OWN_PICTURE = /^\/api\/(files|pictures)\/[\w-]{1,64}$/;

/** Other users' pages load the picture from this URL unchanged. */
function isPictureUrl(address: string): boolean {
  if (OWN_PICTURE.test(address)) return true;
  if (/[\p{Cc}\s]/u.test(address) || !URL.canParse(address)) return false;
  const { protocol, username, password } = new URL(address);
  return protocol === "https:" && username === "" && password === "";
}

const image = z.nullable(
  z
    .string()
    .check(
      z.maxLength(LIMITS.urlLength),
      z.refine(isPictureUrl, "must be an https address or a file of this server"),
    ),
);

export const profilePatch = z
  .strictObject({
    name: z.optional(singleLineText(LIMITS.nameLength)),
    image: z.optional(image),
    readReceipts: z.optional(z.boolean()),
    language: z.optional(locale),
    emailDigest: z.optional(z.boolean()),
    pushPreview: z.optional(z.boolean()),
    dndFrom: z.optional(z.nullable(clock)),
    dndTo: z.optional(z.nullable(clock)),
    timeZone: z.optional(z.nullable(timeZone)),
  })
  .check(z.refine((patch) => Object.keys(patch).length > 0, "names no field to change"))
  .check(
    z.refine(({ dndFrom, dndTo }) => (typeof dndFrom === "string") === (typeof dndTo === "string"), {
      message: "must be set together with dndTo",
      path: ["dndFrom"],
    }),
  )
  .check(
    z.refine(({ dndFrom, dndTo }) => (dndFrom === undefined) === (dndTo === undefined), {
      message: "must be set together with dndFrom",
      path: ["dndTo"],
    }),
  );

export { image as imageUrl };
