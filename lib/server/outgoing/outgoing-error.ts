/**
 * Why an outgoing request failed. The reasons up to `too_large` are permanent. The others are transient: `unknown_host`
 * means that name servers know no such name, `unresolved` that they did not answer.
 */
type OutgoingReason =
  | "url"
  | "scheme"
  | "credentials"
  | "port"
  | "address"
  | "redirects"
  | "too_large"
  | "unknown_host"
  | "unresolved"
  | "timeout"
  | "network";

const TRANSIENT_REASONS: readonly OutgoingReason[] = ["unknown_host", "unresolved", "timeout", "network"];

/** Recognized by its name, since a module may be loaded twice. Its message contains no part of the URL. */
export class OutgoingError extends Error {
  constructor(
    readonly reason: OutgoingReason,
    cause?: unknown,
  ) {
    super(`An outgoing request was given up: ${reason}.`, { cause });
    this.name = "OutgoingError";
  }

  /** Whether another attempt may succeed. */
  get transient(): boolean {
    return TRANSIENT_REASONS.includes(this.reason);
  }
}

export function isOutgoingError(error: unknown): error is OutgoingError {
  return error instanceof Error && error.name === "OutgoingError";
}
