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
/** Length rules apply to new passwords only: a submitted one is compared, whatever its length. */
const newPassword = z
  .string()
  .check(z.minLength(LIMITS.passwordMinLength), z.maxLength(LIMITS.passwordMaxLength));
const submittedPassword = z.string().check(z.maxLength(LIMITS.passwordMaxLength));

/** With `invite`, an invite token, the account also joins the group. It is required where sign-up is by invitation. */
export const registration = z.strictObject({
  email,
  name: singleLineText(LIMITS.nameLength),
  password: newPassword,
  invite: z.optional(inviteToken),
});
export type Registration = z.infer<typeof registration>;

/** `code` is required if the account has a second factor: without it, the error names the field. */
export const credentials = z.strictObject({
  email,
  password: submittedPassword,
  code: z.optional(signInCode),
});
export type Credentials = z.infer<typeof credentials>;

export const passwordChange = z.strictObject({ currentPassword: submittedPassword, newPassword });

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
