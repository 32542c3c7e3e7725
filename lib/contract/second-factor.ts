import * as z from "zod/mini";
import { LIMITS } from "./limits";
import { time } from "./primitives";

/** A code of an authenticator or a recovery code, however it is grouped. */
export const signInCode = z.pipe(
  z.string().check(z.maxLength(LIMITS.codeLength)),
  z.transform((text: string) => text.replace(/[\s-]/g, "").toLowerCase()),
);
const password = z.string().check(z.maxLength(LIMITS.passwordMaxLength));

/** Before anything that weakens or moves a second factor its owner shows both factors, before the first only the password. */
export const secondFactorStart = z.strictObject({ password });
export const secondFactorConfirmation = z.strictObject({ code: signInCode });
export const secondFactorProof = z.strictObject({ password, code: signInCode });
export type SecondFactorProof = z.infer<typeof secondFactorProof>;

/** `available` is false without a password: who signs in by a provider has the provider's second factor. */
export const secondFactorState = z.strictObject({
  available: z.boolean(),
  enabledAt: z.nullable(time),
  recoveryCodesLeft: z.int(),
});
export type SecondFactorState = z.infer<typeof secondFactorState>;

/** `secret` in base 32, `uri` the same as an `otpauth:` address for a QR code. Shown this once. */
export const enrolment = z.strictObject({ secret: z.string(), uri: z.string() });
export type Enrolment = z.infer<typeof enrolment>;
