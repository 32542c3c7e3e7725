import { useTranslations } from "use-intl";
import { showToast } from "@/components/ui/show-toast";
import { copyToClipboard } from "../ui/copy-to-clipboard";

/** Returns a function that copies a text and shows a toast with the outcome. */
export function useCopyCode(): (text: string) => void {
  const t = useTranslations("message");
  return (text) => {
    void copyToClipboard(text).then((copied) =>
      copied ? showToast(t("copied"), { look: "success" }) : showToast(t("copyFailed"), { look: "error" }),
    );
  };
}
