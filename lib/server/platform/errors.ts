import { ERROR_STATUS, type ErrorBody, type ErrorCode, isErrorCode } from "@/lib/contract/errors";

/** A refusal in the contract's words. Told apart by its `code`, since a module may be loaded twice. */
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

/** Codes of PostgreSQL and of the connection to it that say 'not now' rather than 'never'. */
const PASSING = /^(08|53|57P|25006|CONNECTION_|CONNECT_TIMEOUT|ECONN|EPIPE|ETIMEDOUT|ENOTFOUND|EHOSTUNREACH)/;

export function errorCode(error: unknown): string {
  return typeof error === "object" && error !== null && "code" in error ? String(error.code) : "";
}

function rootCause(error: unknown): unknown {
  return error instanceof Error && error.cause !== undefined ? rootCause(error.cause) : error;
}

/** Whether the database or the way to it is away for the moment. */
export function isTransient(error: unknown): boolean {
  return PASSING.test(errorCode(error)) || PASSING.test(errorCode(rootCause(error)));
}

/**
 * What a caller is told of any error: a refusal as it is, a database that is away as `unavailable`, and whatever is
 * left, which is our own fault, as `unavailable` too; `report` gets it for the log.
 */
export function toErrorBody(error: unknown, report: (error: unknown) => void): ErrorBody {
  if (isRefusal(error)) return { code: error.code, message: error.message, ...error.details };
  report(error);
  const { code, message, details } = unavailable(1_000);
  return { code, message, ...details };
}

export const statusOf = (code: ErrorCode): number => ERROR_STATUS[code];
