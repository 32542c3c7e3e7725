import { useRef, useState } from "react";
import { useComposerDraft } from "@/components/message/actions/message-commands-context";
import { usePickFiles } from "@/lib/client/hooks/use-pick-files";
import type { FilePicker, FileRejection } from "./file-picker-context";

/** Adds files to a room's draft, one batch after another, so that they keep their order. */
export function useFilePickerState(): FilePicker {
  const { draft, updateDraft, field } = useComposerDraft();
  const pick = usePickFiles();
  const [batchesInProgress, setBatchesInProgress] = useState(0);
  const [rejections, setRejections] = useState<readonly FileRejection[]>([]);
  const queue = useRef(Promise.resolve());
  const lastId = useRef(0);
  const draftFileCount = useRef(0);
  draftFileCount.current = draft.files.length;

  const addBatch = async (files: readonly File[]) => {
    const rejected = await pick(files, draftFileCount.current, (file) =>
      updateDraft((now) => ({ ...now, files: [...now.files, file] })),
    ).catch(() => files.map((file) => ({ file, reason: "unreadable" as const })));
    const added = rejected.map(({ file, reason }) => {
      lastId.current += 1;
      return { id: `${lastId.current}`, name: file.name, reason };
    });
    setRejections((now) => [...now, ...added]);
    setBatchesInProgress((now) => now - 1);
  };
  return {
    addFiles(files) {
      if (files.length === 0) return;
      setRejections([]);
      setBatchesInProgress((now) => now + 1);
      queue.current = queue.current.then(() => addBatch(files));
      field.current?.focus();
    },
    inspecting: batchesInProgress > 0,
    rejections,
    dismissRejection: (id) => setRejections((now) => now.filter((one) => one.id !== id)),
  };
}
