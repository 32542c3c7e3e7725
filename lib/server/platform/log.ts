import pino, { type Logger } from "pino";
import { env } from "./env";
import { singleton } from "./runtime";

/** Names of redacted fields, at the top level of a log line and one level below. */
const REDACTED_FIELDS = [
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

/** Fields of an error that are logged. Other fields of a database error contain rows and parameters, so users' texts. */
const SAFE_ERROR_FIELDS = [
  "code",
  "severity",
  "constraint",
  "table",
  "column",
  "syscall",
  "address",
  "port",
] as const;

/** Returns the logger: structured logs on standard error, never with message texts, tokens or subscription endpoints. */
export function log(): Logger {
  return singleton("log", () =>
    pino(
      {
        level: env().LOG_LEVEL,
        base: null,
        redact: { paths: REDACTED_FIELDS.flatMap((name) => [name, `*.${name}`]), censor: "[redacted]" },
        serializers: { err: serializeError },
      },
      pino.destination({ dest: 2, sync: true }),
    ),
  );
}

/** Returns the type, message, stack and safe fields of an error and of its causes. */
export function serializeError(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  const details = Object.fromEntries(
    SAFE_ERROR_FIELDS.filter((name) => name in error).map((name) => [
      name,
      (error as unknown as Record<string, unknown>)[name],
    ]),
  );
  return {
    type: error.name,
    message: error.message,
    stack: error.stack,
    ...details,
    ...(error.cause === undefined ? {} : { cause: serializeError(error.cause) }),
  };
}
