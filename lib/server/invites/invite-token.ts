import { createHash, randomBytes } from "node:crypto";

/** A new secret for a link: 32 random bytes in base64url, which nobody guesses. */
export const newInviteToken = (): string => randomBytes(32).toString("base64url");

/** What is stored of it. A secret this long needs neither salt nor a slow hash. */
export const hashInviteToken = (token: string): string => createHash("sha256").update(token).digest("hex");
