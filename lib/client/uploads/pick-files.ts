import { v4 as uuid } from "uuid";
import { LIMITS } from "@/lib/contract/limits";
import { inspectFile } from "./inspect-file";
import type { LocalFiles } from "./local-files";
import type { DraftFile } from "./picked-file";

/** Max characters of a file name; of a longer one the end stays, with the extension. */
const NAME_MAX = 250;

export type PickRefusal = "too_large" | "too_many" | "unreadable";

/**
 * Inspects files and adds them to the local store, at most `slots`. Calls `onEach` for each in order, as soon as it is
 * ready. Returns the refused ones.
 */
export async function pickFiles(
  given: readonly File[],
  slots: number,
  files: LocalFiles,
  onEach: (file: DraftFile) => void,
): Promise<{ file: File; reason: PickRefusal }[]> {
  const refused: { file: File; reason: PickRefusal }[] = [];
  let left = slots;
  for (const file of given) {
    const reason = await refusalReason(file, left);
    if (reason) {
      refused.push({ file, reason });
      continue;
    }
    left -= 1;
    const { poster, ...properties } = await inspectFile(file);
    const id = uuid();
    await files.add({ id, blob: file, at: Date.now(), ...(poster ? { poster } : {}) });
    const name = (file.name || "file").slice(-NAME_MAX);
    onEach({ id, name, size: file.size, type: file.type, caption: "", ...properties });
  }
  return refused;
}

async function refusalReason(file: File, left: number): Promise<PickRefusal | null> {
  if (left <= 0) return "too_many";
  if (file.size > LIMITS.attachmentBytes) return "too_large";
  // A dropped folder and a file that has been deleted meanwhile cannot be read.
  const readable = await file
    .slice(0, 1)
    .arrayBuffer()
    .then(
      () => true,
      () => false,
    );
  return readable ? null : "unreadable";
}
