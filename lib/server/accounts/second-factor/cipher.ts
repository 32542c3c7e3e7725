import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from "node:crypto";
import { env } from "../../platform/env";
import { singleton } from "../../platform/runtime";

const CIPHER = "aes-256-gcm";
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** Returns the key for one purpose, derived from `AUTH_SECRET`. Keys of different purposes are independent. */
export function deriveKey(purpose: string): Buffer {
  return singleton(`derived-key ${purpose}`, () =>
    Buffer.from(hkdfSync("sha256", env().authSecret, "", `parley ${purpose}`, 32)),
  );
}

/** Encrypts a secret bound to its owner: copied to another account's row it cannot be decrypted. */
export function encryptSecret(userId: string, secret: string): string {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv(CIPHER, deriveKey("second factor"), nonce).setAAD(Buffer.from(userId));
  const text = Buffer.concat([cipher.update(secret, "utf8"), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), text]).toString("base64");
}

/** Decrypts a secret. Throws if it was encrypted with another `AUTH_SECRET` or for another account. */
export function decryptSecret(userId: string, sealed: string): string {
  const bytes = Buffer.from(sealed, "base64");
  const cipher = createDecipheriv(CIPHER, deriveKey("second factor"), bytes.subarray(0, NONCE_BYTES))
    .setAAD(Buffer.from(userId))
    .setAuthTag(bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
  return Buffer.concat([cipher.update(bytes.subarray(NONCE_BYTES + TAG_BYTES)), cipher.final()]).toString(
    "utf8",
  );
}
