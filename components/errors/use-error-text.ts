import { useTranslations } from "use-intl";
import type { ErrorBody } from "@/lib/contract/errors";

/** A refusal in the reader's language. The server's own message is for developers. */
export function useErrorText(): (error: Pick<ErrorBody, "code" | "retryAfterMs">) => string {
  const t = useTranslations("error");
  return ({ code, retryAfterMs }) => t(code, { seconds: Math.ceil((retryAfterMs ?? 0) / 1000) });
}
