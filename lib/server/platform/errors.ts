import { ERROR_STATUS, type ErrorBody, type ErrorCode, isErrorCode } from "@/lib/contract/errors";

/** An expected error with a code of the contract. Recognized by name and code, since a module may be loaded twice. */
export class Refusal extends Error {
  constructor(
    readonly code: ErrorCode,
    message: string,
    readonly details: Pick<ErrorBody, "fields" | "retryAfterMs"> = {},
  ) {
    super(message);
    this.name = "Refusal";
  }
}

export const notFound = (what: string) => new Refusal("not_found", `There is no such ${what}.`);
export const forbidden = (message: string) => new Refusal("forbidden", message);
export const invalid = (field: string, reason: string) =>
  new Refusal("invalid", `The field ${field} ${reason}.`, { fields: { [field]: reason } });
export const unavailable = (retryAfterMs: number) =>
  new Refusal("unavailable", "The server cannot do this at the moment; try again.", { retryAfterMs });

export function isRefusal(error: unknown): error is Refusal {
  return error instanceof Error && error.name === "Refusal" && "code" in error && isErrorCode(error.code);
}

/** Transient error codes of PostgreSQL and of the connection to it. */
const TRANSIENT_CODES =
  /^(08|53|57P|25006|CONNECTION_|CONNECT_TIMEOUT|ECONN|EPIPE|ETIMEDOUT|ENOTFOUND|EHOSTUNREACH)/;

/** Returns the `code` of an error; "" if it has none. */
export function errorCode(error: unknown): string {
  return typeof error === "object" && error !== null && "code" in error ? String(error.code) : "";
}

function rootCause(error: unknown): unknown {
  return error instanceof Error && error.cause !== undefined ? rootCause(error.cause) : error;
}

/** Whether the error means that the database is temporarily unreachable. */
export function isTransient(error: unknown): boolean {
  return TRANSIENT_CODES.test(errorCode(error)) || TRANSIENT_CODES.test(errorCode(rootCause(error)));
}

/**
 * Converts any error to the body that the client gets: a refusal as itself, everything else, such as an unreachable
 * database or a bug, as `unavailable`. `report` gets the latter for the log.
 */
export function toErrorBody(error: unknown, report: (error: unknown) => void): ErrorBody {
  if (isRefusal(error)) return { code: error.code, message: error.message, ...error.details };
  report(error);
  const { code, message, details } = unavailable(1_000);
  return { code, message, ...details };
}

export const statusOf = (code: ErrorCode): number => ERROR_STATUS[code];
