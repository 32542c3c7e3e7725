import { useTranslations } from "use-intl";
import { useErrorText } from "@/components/errors/use-error-text";
import type { ErrorBody } from "@/lib/contract/errors";
import { LIMITS } from "@/lib/contract/limits";
import { useFormatBytes } from "./use-format-bytes";

/** Returns a function that says why the server refused a file, in the reader's language. */
export function useFileErrorText(): (name: string, error: ErrorBody) => string {
  const t = useTranslations("files");
  const errorText = useErrorText();
  const formatBytes = useFormatBytes();
  return (name, error) => {
    switch (error.code) {
      case "too_large":
        return t("tooLarge", { name, max: formatBytes(LIMITS.attachmentBytes) });
      case "storage_full":
        return t("full", { name });
      case "unsupported_type":
        return t("refusedType", { name });
      case "not_found":
        return t("lost", { name });
      default:
        return errorText(error);
    }
  };
}
