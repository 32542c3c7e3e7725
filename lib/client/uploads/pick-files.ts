import { v4 as uuid } from "uuid";
import { LIMITS } from "@/lib/contract/limits";
import { inspectFile } from "./inspect-file";
import type { LocalFiles } from "./local-files";
import type { DraftFile } from "./picked-file";

const NAME_MAX = 250;

export type PickRefusal = "too_large" | "too_many" | "unreadable";

/** Takes files into the browser's own store, each looked at. `onEach` hears of each as soon as it is ready, in order. */
export async function pickFiles(
  given: readonly File[],
  room: number,
  files: LocalFiles,
  onEach: (file: DraftFile) => void,
): Promise<{ file: File; reason: PickRefusal }[]> {
  const refused: { file: File; reason: PickRefusal }[] = [];
  let left = room;
  for (const file of given) {
    const reason = await refusalOf(file, left);
    if (reason) {
      refused.push({ file, reason });
      continue;
    }
    left -= 1;
    const { poster, ...seen } = await inspectFile(file);
    const id = uuid();
    await files.add({ id, blob: file, at: Date.now(), ...(poster ? { poster } : {}) });
    const name = (file.name || "file").slice(-NAME_MAX);
    onEach({ id, name, size: file.size, type: file.type, caption: "", ...seen });
  }
  return refused;
}

async function refusalOf(file: File, left: number): Promise<PickRefusal | null> {
  if (left <= 0) return "too_many";
  if (file.size > LIMITS.attachmentBytes) return "too_large";
  // A folder that was dropped, or a file that has been removed meanwhile.
  const readable = await file
    .slice(0, 1)
    .arrayBuffer()
    .then(
      () => true,
      () => false,
    );
  return readable ? null : "unreadable";
}
