import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from "node:crypto";
import { env } from "../../platform/env";
import { singleton } from "../../platform/runtime";

const CIPHER = "aes-256-gcm";
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** A key for one purpose, from `AUTH_SECRET`: what it opens or proves says nothing of any other use of the secret. */
export function deriveKey(purpose: string): Buffer {
  return singleton(`derived-key ${purpose}`, () =>
    Buffer.from(hkdfSync("sha256", env().authSecret, "", `parley ${purpose}`, 32)),
  );
}

/** Bound to its owner: moved to another account's row it does not open. */
export function encryptSecret(userId: string, secret: string): string {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv(CIPHER, deriveKey("second factor"), nonce).setAAD(Buffer.from(userId));
  const text = Buffer.concat([cipher.update(secret, "utf8"), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), text]).toString("base64");
}

/** Throws when it was encrypted with another `AUTH_SECRET` or for another account. */
export function decryptSecret(userId: string, sealed: string): string {
  const bytes = Buffer.from(sealed, "base64");
  const cipher = createDecipheriv(CIPHER, deriveKey("second factor"), bytes.subarray(0, NONCE_BYTES))
    .setAAD(Buffer.from(userId))
    .setAuthTag(bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
  return Buffer.concat([cipher.update(bytes.subarray(NONCE_BYTES + TAG_BYTES)), cipher.final()]).toString(
    "utf8",
  );
}
