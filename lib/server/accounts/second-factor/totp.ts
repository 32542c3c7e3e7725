import { Secret, TOTP } from "otpauth";

/** As every authenticator has it: RFC 6238 with SHA-1, six digits, thirty seconds. */
const SHAPE = { algorithm: "SHA1", digits: 6, period: 30 } as const;
/** Clocks may be one step apart. */
const WINDOW = 1;
/** 160 bits, as RFC 4226 advises. */
const SECRET_BYTES = 20;

export const generateTotpSecret = (): string => new Secret({ size: SECRET_BYTES }).base32;

/** The address that authenticators read from a QR code. */
export function enrolmentUri(secret: string, issuer: string, label: string): string {
  return new TOTP({ ...SHAPE, issuer, label, secret: Secret.fromBase32(secret) }).toString();
}

/** The time step that the code is of, null when it is of none that counts now. */
export function matchTimeStep(secret: string, code: string, now = Date.now()): number | null {
  const totp = new TOTP({ ...SHAPE, secret: Secret.fromBase32(secret) });
  const delta = totp.validate({ token: code, timestamp: now, window: WINDOW });
  return delta === null ? null : totp.counter({ timestamp: now }) + delta;
}
