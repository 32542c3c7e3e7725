/**
 * Why a request did not leave, or brought nothing. The first group is for good: the address may not be reached. The
 * second may pass: `unknown_host` when the name servers say that there is nothing of this name, `unresolved` when they say
 * nothing.
 */
export type OutgoingReason =
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

const PASSING: readonly OutgoingReason[] = ["unknown_host", "unresolved", "timeout", "network"];

/** Told apart by its name: a module may be loaded twice. Its message holds no part of the address. */
export class OutgoingError extends Error {
  constructor(
    readonly reason: OutgoingReason,
    cause?: unknown,
  ) {
    super(`An outgoing request was given up: ${reason}.`, { cause });
    this.name = "OutgoingError";
  }

  /** Whether another try may bring what this one did not. */
  get transient(): boolean {
    return PASSING.includes(this.reason);
  }
}

export function isOutgoingError(error: unknown): error is OutgoingError {
  return error instanceof Error && error.name === "OutgoingError";
}
