import * as z from "zod/mini";
import { LIMITS } from "./limits";
import { time } from "./primitives";

/** An authenticator or recovery code; spaces and hyphens are ignored. */
export const signInCode = z.pipe(
  z.string().check(z.maxLength(LIMITS.codeLength)),
  z.transform((text: string) => text.replace(/[\s-]/g, "").toLowerCase()),
);
const password = z.string().check(z.maxLength(LIMITS.passwordMaxLength));

/** Enrolment starts with the password alone. Any change to an existing second factor requires both factors. */
export const secondFactorStart = z.strictObject({ password });
export const secondFactorConfirmation = z.strictObject({ code: signInCode });
export const secondFactorProof = z.strictObject({ password, code: signInCode });
export type SecondFactorProof = z.infer<typeof secondFactorProof>;

/** `available` is false for accounts without a password: an identity provider has its own second factor. */
export const secondFactorState = z.strictObject({
  available: z.boolean(),
  enabledAt: z.nullable(time),
  recoveryCodesLeft: z.int(),
});
export type SecondFactorState = z.infer<typeof secondFactorState>;

/** `secret` in base 32; `uri` is the same as an `otpauth:` URI for a QR code. Returned only once. */
export const enrolment = z.strictObject({ secret: z.string(), uri: z.string() });
export type Enrolment = z.infer<typeof enrolment>;
