import { useState } from "react";
import { useTranslations } from "use-intl";
import { useComposerDraft } from "@/components/message/actions/message-commands-context";
import { useDiscardFile } from "@/lib/client/hooks/use-uploads";
import type { DraftFile } from "@/lib/client/uploads/picked-file";
import { FileTrayRow } from "./file-tray-row";
import { moveItem, useReorder } from "./use-reorder";

/** The draft's files above the field, which can be captioned, reordered and removed. */
export function FileTray() {
  const t = useTranslations("files");
  const { draft, updateDraft, field } = useComposerDraft();
  const discardFile = useDiscardFile();
  const [announcement, setAnnouncement] = useState("");
  const { files } = draft;

  const updateFiles = (next: (files: DraftFile[]) => DraftFile[]) =>
    updateDraft((now) => ({ ...now, files: next(now.files) }));
  const move = (from: number, to: number) => {
    const file = files[from];
    if (!file || to < 0 || to >= files.length) return;
    updateFiles((now) => moveItem(now, from, to));
    setAnnouncement(t("moved", { name: file.name, index: to + 1, count: files.length }));
  };
  const reorder = useReorder(move);
  const remove = (id: string) => {
    updateFiles((now) => now.filter((file) => file.id !== id));
    discardFile(id);
    field.current?.focus();
  };
  return (
    <>
      <ul ref={reorder.list} aria-label={t("tray")} className="max-h-[38dvh] space-y-1 overflow-y-auto p-1">
        {files.map((file, index) => (
          <FileTrayRow
            key={file.id}
            file={file}
            several={files.length > 1}
            dragged={reorder.dragged === index}
            handle={reorder.handle(index)}
            onCaption={(caption) =>
              updateFiles((now) => now.map((other) => (other.id === file.id ? { ...other, caption } : other)))
            }
            onRemove={() => remove(file.id)}
          />
        ))}
      </ul>
      <p aria-live="polite" className="sr-only">
        {announcement}
      </p>
    </>
  );
}
