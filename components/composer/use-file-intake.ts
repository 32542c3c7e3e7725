import { type ClipboardEvent, type DragEvent, useState } from "react";
import { useTranslations } from "use-intl";
import { notify } from "@/components/ui/notify";

/** What the composer does with files that are picked, pasted or dropped: says that they cannot be sent, and keeps the text. */
export function useFileIntake() {
  const words = useTranslations("composer");
  const [dragging, setDragging] = useState(false);
  const take = (files: readonly File[]) => {
    if (files.length > 0) notify(words("noFiles"), { look: "error" });
  };
  const holdsFiles = (event: DragEvent) => event.dataTransfer.types.includes("Files");
  return {
    take,
    dragging,
    handlers: {
      onPaste(event: ClipboardEvent) {
        const files = [...event.clipboardData.files];
        // A table copied from a sheet comes as a picture too: its text is what is meant.
        if (files.length === 0 || event.clipboardData.types.includes("text/plain")) return;
        event.preventDefault();
        take(files);
      },
      onDragOver(event: DragEvent) {
        if (!holdsFiles(event)) return;
        event.preventDefault();
        setDragging(true);
      },
      onDragLeave: () => setDragging(false),
      onDrop(event: DragEvent) {
        if (!holdsFiles(event)) return;
        event.preventDefault();
        setDragging(false);
        take([...event.dataTransfer.files]);
      },
    },
  };
}
