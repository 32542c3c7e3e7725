import { createHash, randomBytes } from "node:crypto";

/** Returns a new token: 32 random bytes in base64url. */
export const newInviteToken = (): string => randomBytes(32).toString("base64url");

/** Returns the stored hash of a token. A secret this long needs neither salt nor a slow hash. */
export const hashInviteToken = (token: string): string => createHash("sha256").update(token).digest("hex");
