import * as z from "zod/mini";
import { inviteToken } from "./invites";
import { LIMITS } from "./limits";
import { id, singleLineText, time } from "./primitives";
import { signInCode } from "./second-factor";
import { me } from "./users";

const email = z.pipe(
  z.pipe(
    z.string().check(z.maxLength(LIMITS.emailLength)),
    z.transform((text: string) => text.trim().toLowerCase()),
  ),
  z.email(),
);
/** Length rules hold for new passwords only: an old one is compared, whatever its length. */
const newPassword = z
  .string()
  .check(z.minLength(LIMITS.passwordMinLength), z.maxLength(LIMITS.passwordMaxLength));
const givenPassword = z.string().check(z.maxLength(LIMITS.passwordMaxLength));

/** `invite`, the token of a link, also joins its group. Where sign-up is by invitation it is needed. */
export const registration = z.strictObject({
  email,
  name: singleLineText(LIMITS.nameLength),
  password: newPassword,
  invite: z.optional(inviteToken),
});
export type Registration = z.infer<typeof registration>;

/** `code` is needed where the account has a second factor: its refusal then names the field. */
export const credentials = z.strictObject({
  email,
  password: givenPassword,
  code: z.optional(signInCode),
});
export type Credentials = z.infer<typeof credentials>;

export const passwordChange = z.strictObject({ currentPassword: givenPassword, newPassword });

export const tokenGrant = z.strictObject({ token: z.string(), expiresAt: time, user: me });
export type TokenGrant = z.infer<typeof tokenGrant>;

export const session = z.strictObject({
  id,
  current: z.boolean(),
  createdAt: time,
  lastSeenAt: time,
  userAgent: z.nullable(z.string()),
  ip: z.nullable(z.string()),
});
export type Session = z.infer<typeof session>;

/** `POST /api/email/unsubscribe`: the token that an e-mail's unsubscribe link carries. */
export const unsubscribeQuery = z.strictObject({ token: z.string().check(z.maxLength(100)) });
