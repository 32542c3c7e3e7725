import { useState } from "react";
import { ApiError } from "@/lib/client/api/api-error";

export interface AsyncAction {
  pending: boolean;
  error: ApiError | null;
  /** Runs the action unless one is under way. Resolves to whether it succeeded. */
  run: (action: () => Promise<unknown>) => Promise<boolean>;
  clear: () => void;
}

/** One asynchronous action at a time with its refusal. What is not a refusal is a defect and is thrown on. */
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
