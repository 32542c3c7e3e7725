import { randomBytes } from "node:crypto";

const RUN = randomBytes(8).toString("hex");
let made = 0;

/** Returns a cheap UUIDv7: time, a counter, and random bits drawn once per run. */
export function fastUuid(): string {
  const time = Date.now().toString(16).padStart(12, "0");
  const count = (made++ & 0xfffffff).toString(16).padStart(7, "0");
  const tail = count.slice(3);
  return `${time.slice(0, 8)}-${time.slice(8)}-7${count.slice(0, 3)}-8${RUN.slice(0, 3)}-${tail}${RUN.slice(4, 12)}`;
}
