"use client";

import { useCallback } from "react";
import type { PickRefusal } from "../uploads/pick-files";
import { type DraftFile, PICKED_FILES_MAX } from "../uploads/picked-file";
import { useChat } from "./chat-context";

/**
 * Returns a function that picks files for a composer that already has `count` files. Calls `onEach` with each file that
 * is ready; resolves to the refused ones.
 */
export function usePickFiles() {
  const { files } = useChat();
  return useCallback(
    async (
      given: readonly File[],
      count: number,
      onEach: (file: DraftFile) => void,
    ): Promise<{ file: File; reason: PickRefusal }[]> => {
      // The code that inspects files loads with the first one.
      const { pickFiles } = await import("../uploads/pick-files");
      return pickFiles(given, PICKED_FILES_MAX - count, files, onEach);
    },
    [files],
  );
}
