import { type ClipboardEvent, type DragEvent, type ReactNode, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { useComposerDraft } from "@/components/message/actions/message-commands-context";
import { FilePickerContext } from "./file-picker-context";
import { useFilePickerState } from "./use-file-picker-state";

const hasFiles = (event: DragEvent) => event.dataTransfer.types.includes("Files");

/** The area that accepts dropped and pasted files: the conversation with its composer. */
export function FileDropZone({ children }: { children: ReactNode }) {
  const t = useTranslations("files");
  const picker = useFilePickerState();
  const { draft } = useComposerDraft();
  const [dragOver, setDragOver] = useState(false);
  // dragenter of the next element fires before dragleave of the previous one, so the depth is counted.
  const enterDepth = useRef(0);
  const acceptsFiles = draft.editing === null;

  const onPaste = (event: ClipboardEvent) => {
    const files = [...event.clipboardData.files];
    // Cells copied from a spreadsheet also come as an image; the text is what was meant.
    if (files.length === 0 || event.clipboardData.types.includes("text/plain")) return;
    event.preventDefault();
    if (acceptsFiles) picker.addFiles(files);
  };
  const enter = (step: number) => (event: DragEvent) => {
    if (!hasFiles(event)) return;
    event.preventDefault();
    enterDepth.current += step;
    setDragOver(acceptsFiles && enterDepth.current > 0);
  };
  const onDrop = (event: DragEvent) => {
    if (!hasFiles(event)) return;
    event.preventDefault();
    enterDepth.current = 0;
    setDragOver(false);
    if (acceptsFiles) picker.addFiles([...event.dataTransfer.files]);
  };
  return (
    <FilePickerContext value={picker}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: without a pointer, files are attached by the button */}
      <div
        onPaste={onPaste}
        onDragEnter={enter(1)}
        onDragLeave={enter(-1)}
        onDragOver={(event) => hasFiles(event) && event.preventDefault()}
        onDrop={onDrop}
        className="relative flex min-h-0 flex-1 flex-col"
      >
        {children}
        {dragOver && (
          <div className="pointer-events-none absolute inset-2 z-20 flex flex-col items-center justify-center rounded-2xl border-2 border-dashed border-accent bg-paper/95 text-center">
            <p className="text-title font-semibold text-accent">{t("drop")}</p>
            <p className="text-ink-soft">{t("dropLead")}</p>
          </div>
        )}
      </div>
    </FilePickerContext>
  );
}
