import { useTranslations } from "use-intl";
import { notify } from "@/components/ui/show-toast";
import { copyText } from "../ui/copy-to-clipboard";

/** Copies a piece of text and says so. */
export function useCopyCode(): (text: string) => void {
  const words = useTranslations("message");
  return (text) => {
    void copyText(text).then((copied) =>
      copied ? notify(words("copied"), { look: "success" }) : notify(words("copyFailed"), { look: "error" }),
    );
  };
}
