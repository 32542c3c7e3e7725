import { useTranslations } from "use-intl";
import type { ErrorBody } from "@/lib/contract/errors";

/** Returns a function that describes an error in the user's language. The server's `message` is for developers. */
export function useErrorText(): (error: Pick<ErrorBody, "code" | "retryAfterMs">) => string {
  const t = useTranslations("error");
  return ({ code, retryAfterMs }) => t(code, { seconds: Math.ceil((retryAfterMs ?? 0) / 1000) });
}
