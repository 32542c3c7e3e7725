/** Why the server cannot start, as one plain sentence for whoever runs it; the entry prints it and exits with 1. */
export class StartupError extends Error {
  readonly code = "startup";
  override readonly name = "StartupError";
}

/** Tells a StartupError by its code: modules load twice in one process, so `instanceof` would miss the other copy. */
export function isStartupError(error: unknown): error is StartupError {
  return error instanceof Error && "code" in error && error.code === "startup";
}
