import pino, { type Logger } from "pino";
import { env } from "./env";
import { once } from "./runtime";

/** Structured logs on standard error; never with the text of a message. */
export function log(): Logger {
  return once("log", () =>
    pino({ level: env().LOG_LEVEL, base: null }, pino.destination({ dest: 2, sync: true })),
  );
}
