import { useRef, useState } from "react";
import { useComposerDraft } from "@/components/message/actions/message-commands-context";
import { usePickFiles } from "@/lib/client/hooks/use-pick-files";
import type { FilePicker, FileRejection } from "./file-picker-context";

/** Takes files into the draft of a room, one handful after the other so that they keep their order. */
export function useFilePickerState(): FilePicker {
  const { draft, updateDraft, field } = useComposerDraft();
  const pick = usePickFiles();
  const [handfuls, setHandfuls] = useState(0);
  const [declined, setDeclined] = useState<readonly FileRejection[]>([]);
  const turn = useRef(Promise.resolve());
  const count = useRef(0);
  const held = useRef(0);
  held.current = draft.files.length;

  const takeNow = async (files: readonly File[]) => {
    const refused = await pick(files, held.current, (file) =>
      updateDraft((now) => ({ ...now, files: [...now.files, file] })),
    ).catch(() => files.map((file) => ({ file, reason: "unreadable" as const })));
    const added = refused.map(({ file, reason }) => {
      count.current += 1;
      return { id: `${count.current}`, name: file.name, reason };
    });
    setDeclined((now) => [...now, ...added]);
    setHandfuls((now) => now - 1);
  };
  return {
    addFiles(files) {
      if (files.length === 0) return;
      setDeclined([]);
      setHandfuls((now) => now + 1);
      turn.current = turn.current.then(() => takeNow(files));
      field.current?.focus();
    },
    inspecting: handfuls > 0,
    rejections: declined,
    dismissRejection: (id) => setDeclined((now) => now.filter((one) => one.id !== id)),
  };
}
