import pino, { type Logger } from "pino";
import { env } from "./env";
import { singleton } from "./runtime";

/** Names of what is nobody's business but its owner's, at the top of a line and one level below. */
const SECRET = [
  "authorization",
  "content",
  "cookie",
  "email",
  "endpoint",
  "keys",
  "password",
  "secret",
  "token",
];

/** What is told of an error. A database's also names rows and parameters, which hold what people wrote. */
const TOLD = ["code", "severity", "constraint", "table", "column", "syscall", "address", "port"] as const;

/** Structured logs on standard error; never with the text of a message, a token or the address of a subscription. */
export function log(): Logger {
  return singleton("log", () =>
    pino(
      {
        level: env().LOG_LEVEL,
        base: null,
        redact: { paths: SECRET.flatMap((name) => [name, `*.${name}`]), censor: "[redacted]" },
        serializers: { err: serializeError },
      },
      pino.destination({ dest: 2, sync: true }),
    ),
  );
}

/** Type, message, stack and what else is told of an error, its causes included. */
export function serializeError(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  const more = Object.fromEntries(
    TOLD.filter((name) => name in error).map((name) => [
      name,
      (error as unknown as Record<string, unknown>)[name],
    ]),
  );
  return {
    type: error.name,
    message: error.message,
    stack: error.stack,
    ...more,
    ...(error.cause === undefined ? {} : { cause: serializeError(error.cause) }),
  };
}
