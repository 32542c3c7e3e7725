import { createHash } from "node:crypto";

/** A room's name at a push service: 32 characters of base64url at most, and nothing that tells which room it is. */
export const pushTopic = (tag: string): string =>
  createHash("sha256").update(tag).digest("base64url").slice(0, 32);
