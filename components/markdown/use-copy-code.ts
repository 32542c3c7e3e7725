import { useTranslations } from "use-intl";
import { showToast } from "@/components/ui/show-toast";
import { copyToClipboard } from "../ui/copy-to-clipboard";

/** Copies a piece of text and says so. */
export function useCopyCode(): (text: string) => void {
  const words = useTranslations("message");
  return (text) => {
    void copyToClipboard(text).then((copied) =>
      copied
        ? showToast(words("copied"), { look: "success" })
        : showToast(words("copyFailed"), { look: "error" }),
    );
  };
}
