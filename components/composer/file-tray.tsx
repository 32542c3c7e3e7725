import { useState } from "react";
import { useTranslations } from "use-intl";
import { useComposerDraft } from "@/components/message/actions/message-commands-context";
import { useDiscardFile } from "@/lib/client/hooks/use-uploads";
import type { DraftFile } from "@/lib/client/outbox/drafts";
import { FileTrayRow } from "./file-tray-row";
import { moveItem, useReorder } from "./use-reorder";

/** What waits above the field to be sent: looked at, named, put in order or taken out again. */
export function FileTray() {
  const words = useTranslations("files");
  const { draft, updateDraft, field } = useComposerDraft();
  const forget = useDiscardFile();
  const [said, setSaid] = useState("");
  const { files } = draft;

  const write = (next: (files: DraftFile[]) => DraftFile[]) =>
    updateDraft((now) => ({ ...now, files: next(now.files) }));
  const move = (from: number, to: number) => {
    const file = files[from];
    if (!file || to < 0 || to >= files.length) return;
    write((now) => moveItem(now, from, to));
    setSaid(words("moved", { name: file.name, index: to + 1, count: files.length }));
  };
  const reorder = useReorder(move);
  const remove = (id: string) => {
    write((now) => now.filter((file) => file.id !== id));
    forget(id);
    field.current?.focus();
  };
  return (
    <>
      <ul
        ref={reorder.list}
        aria-label={words("tray")}
        className="max-h-[38dvh] space-y-1 overflow-y-auto p-1"
      >
        {files.map((file, index) => (
          <FileTrayRow
            key={file.id}
            file={file}
            several={files.length > 1}
            dragged={reorder.dragged === index}
            handle={reorder.handle(index)}
            onCaption={(caption) =>
              write((now) => now.map((other) => (other.id === file.id ? { ...other, caption } : other)))
            }
            onRemove={() => remove(file.id)}
          />
        ))}
      </ul>
      <p aria-live="polite" className="sr-only">
        {said}
      </p>
    </>
  );
}
