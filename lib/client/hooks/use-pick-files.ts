"use client";

import { useCallback } from "react";
import type { PickRefusal } from "../uploads/pick-files";
import type { DraftFile } from "../uploads/picked-file";
import { PICKED_FILES_MAX } from "../uploads/picked-file";
import { useChat } from "./chat-context";

/** Takes files for a composer that holds `held` already; tells of each as it is ready, and which could not be taken. */
export function usePickFiles() {
  const { files } = useChat();
  return useCallback(
    async (
      given: readonly File[],
      held: number,
      onEach: (file: DraftFile) => void,
    ): Promise<{ file: File; reason: PickRefusal }[]> => {
      // What looks at files is loaded with the first of them.
      const { pickFiles } = await import("../uploads/pick-files");
      return pickFiles(given, PICKED_FILES_MAX - held, files, onEach);
    },
    [files],
  );
}
