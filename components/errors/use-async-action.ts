import { useState } from "react";
import { ApiError } from "@/lib/client/api/api-error";

export interface AsyncAction {
  pending: boolean;
  error: ApiError | null;
  /** Runs the action unless one is already running. Resolves to whether it succeeded. */
  run: (action: () => Promise<unknown>) => Promise<boolean>;
  clear: () => void;
}

/** Runs one asynchronous action at a time and holds its ApiError. Any other error is a defect and is rethrown. */
export function useAsyncAction(): AsyncAction {
  const [pending, setPending] = useState(false);
  const [error, setError] = useState<ApiError | null>(null);
  const run = async (action: () => Promise<unknown>) => {
    if (pending) return false;
    setPending(true);
    setError(null);
    try {
      await action();
      return true;
    } catch (cause) {
      if (!(cause instanceof ApiError)) throw cause;
      setError(cause);
      return false;
    } finally {
      setPending(false);
    }
  };
  return { pending, error, run, clear: () => setError(null) };
}
