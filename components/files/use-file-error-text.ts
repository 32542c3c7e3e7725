import { useTranslations } from "use-intl";
import { useErrorText } from "@/components/errors/use-error-text";
import type { ErrorBody } from "@/lib/contract/errors";
import { LIMITS } from "@/lib/contract/limits";
import { useFormatBytes } from "./use-format-bytes";

/** Why the server would not have a file, in the reader's language. */
export function useFileErrorText(): (name: string, error: ErrorBody) => string {
  const words = useTranslations("files");
  const errorWords = useErrorText();
  const sizeWords = useFormatBytes();
  return (name, error) => {
    switch (error.code) {
      case "too_large":
        return words("tooLarge", { name, max: sizeWords(LIMITS.attachmentBytes) });
      case "storage_full":
        return words("full", { name });
      case "unsupported_type":
        return words("refusedType", { name });
      case "not_found":
        return words("lost", { name });
      default:
        return errorWords(error);
    }
  };
}
