/** Why the server cannot start, in one sentence for the operator. The entry point prints it and exits with 1. */
export class StartupError extends Error {
  readonly code = "startup";
  override readonly name = "StartupError";
}

/** Recognizes a StartupError by its code: modules load twice in one process, and `instanceof` would miss the other copy. */
export function isStartupError(error: unknown): error is StartupError {
  return error instanceof Error && "code" in error && error.code === "startup";
}
