import { createHash } from "node:crypto";

/** Returns a room's topic for push services: 32 characters of base64url, the allowed maximum, that do not reveal the room. */
export const pushTopic = (tag: string): string =>
  createHash("sha256").update(tag).digest("base64url").slice(0, 32);
