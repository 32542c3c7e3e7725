import { type ClipboardEvent, type DragEvent, type ReactNode, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { useComposerDraft } from "@/components/message/actions/message-commands-context";
import { FilePickerContext } from "./file-picker-context";
import { useFilePickerState } from "./use-file-picker-state";

const holdsFiles = (event: DragEvent) => event.dataTransfer.types.includes("Files");

/** The part of the page where files can be dropped and pasted: a conversation with its composer. */
export function FileDropZone({ children }: { children: ReactNode }) {
  const words = useTranslations("files");
  const intake = useFilePickerState();
  const { draft } = useComposerDraft();
  const [over, setOver] = useState(false);
  // Each element that the pointer crosses is entered before the last one is left.
  const entered = useRef(0);
  const open = draft.editing === null;

  const onPaste = (event: ClipboardEvent) => {
    const files = [...event.clipboardData.files];
    // A table copied from a sheet comes as a picture too: its text is what is meant.
    if (files.length === 0 || event.clipboardData.types.includes("text/plain")) return;
    event.preventDefault();
    if (open) intake.addFiles(files);
  };
  const enter = (step: number) => (event: DragEvent) => {
    if (!holdsFiles(event)) return;
    event.preventDefault();
    entered.current += step;
    setOver(open && entered.current > 0);
  };
  const onDrop = (event: DragEvent) => {
    if (!holdsFiles(event)) return;
    event.preventDefault();
    entered.current = 0;
    setOver(false);
    if (open) intake.addFiles([...event.dataTransfer.files]);
  };
  return (
    <FilePickerContext value={intake}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: whoever has no pointer attaches files by the button */}
      <div
        onPaste={onPaste}
        onDragEnter={enter(1)}
        onDragLeave={enter(-1)}
        onDragOver={(event) => holdsFiles(event) && event.preventDefault()}
        onDrop={onDrop}
        className="relative flex min-h-0 flex-1 flex-col"
      >
        {children}
        {over && (
          <div className="pointer-events-none absolute inset-2 z-20 flex flex-col items-center justify-center rounded-2xl border-2 border-dashed border-accent bg-paper/95 text-center">
            <p className="text-title font-semibold text-accent">{words("drop")}</p>
            <p className="text-ink-soft">{words("dropLead")}</p>
          </div>
        )}
      </div>
    </FilePickerContext>
  );
}
