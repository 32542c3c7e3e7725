import { type ErrorBody, type ErrorCode, isErrorCode } from "@/lib/contract/errors";

/** A refusal of the server, or a server that cannot be reached (`unavailable`). */
export class ApiError extends Error {
  readonly code: ErrorCode;
  readonly fields: Record<string, string>;
  readonly retryAfterMs: number | undefined;

  constructor(body: ErrorBody) {
    super(body.message);
    this.name = "ApiError";
    this.code = body.code;
    this.fields = body.fields ?? {};
    this.retryAfterMs = body.retryAfterMs;
  }
}

export const unreachableError = (): ApiError =>
  new ApiError({ code: "unavailable", message: "The server cannot be reached." });

/** The error body that an answer carries, if it is one of the contract. */
export function parseErrorBody(answer: unknown): ErrorBody | null {
  if (typeof answer !== "object" || answer === null || !("error" in answer)) return null;
  const { error } = answer;
  const isBody = typeof error === "object" && error !== null && "code" in error && isErrorCode(error.code);
  return isBody ? (error as ErrorBody) : null;
}
