import { Secret, TOTP } from "otpauth";

/** The parameters that every authenticator supports: RFC 6238 with SHA-1, six digits, thirty seconds. */
const TOTP_OPTIONS = { algorithm: "SHA1", digits: 6, period: 30 } as const;
/** Accepted clock skew, in steps. */
const STEP_TOLERANCE = 1;
/** Bytes of a secret: 160 bits, as RFC 4226 advises. */
const SECRET_BYTES = 20;

export const generateTotpSecret = (): string => new Secret({ size: SECRET_BYTES }).base32;

/** Returns the `otpauth` URI that authenticators read from a QR code. */
export function enrolmentUri(secret: string, issuer: string, label: string): string {
  return new TOTP({ ...TOTP_OPTIONS, issuer, label, secret: Secret.fromBase32(secret) }).toString();
}

/** Returns the time step of the code, or null if the code is not valid now. */
export function matchTimeStep(secret: string, code: string, now = Date.now()): number | null {
  const totp = new TOTP({ ...TOTP_OPTIONS, secret: Secret.fromBase32(secret) });
  const delta = totp.validate({ token: code, timestamp: now, window: STEP_TOLERANCE });
  return delta === null ? null : totp.counter({ timestamp: now }) + delta;
}
