import { type ErrorBody, type ErrorCode, isErrorCode } from "@/lib/contract/errors";

/** An error response of the server, or `unavailable` when it cannot be reached. */
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

/** Errors that may pass by themselves; any other means that the server will never accept this request. */
const RETRYABLE_CODES: ReadonlySet<ErrorCode> = new Set(["unavailable", "rate_limited", "unauthenticated"]);

export const isRetryable = (code: ErrorCode): boolean => RETRYABLE_CODES.has(code);

/** Resolves also when `work` fails with an ApiError, which the next connection makes up for. Any other error is a fault. */
export async function ignoreApiErrors(work: Promise<void>): Promise<void> {
  await work.catch((error: unknown) => {
    if (!(error instanceof ApiError)) throw error;
  });
}

/** Returns the error body of a response, or null when it is none of the contract. */
export function parseErrorBody(response: unknown): ErrorBody | null {
  if (typeof response !== "object" || response === null || !("error" in response)) return null;
  const { error } = response;
  const isBody = typeof error === "object" && error !== null && "code" in error && isErrorCode(error.code);
  return isBody ? (error as ErrorBody) : null;
}
