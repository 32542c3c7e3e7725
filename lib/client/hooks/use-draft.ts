"use client";

import { useCallback, useEffect, useState } from "react";
import { readDraft, writeDraft } from "../drafts";
import { useMe } from "./use-me";

/** What the person has begun to write in a room; it survives a reload. */
export function useDraft(roomId: string): [string, (text: string) => void] {
  const { id } = useMe();
  const [draft, setDraft] = useState("");
  useEffect(() => setDraft(readDraft(id, roomId)), [id, roomId]);
  const change = useCallback(
    (text: string) => {
      setDraft(text);
      writeDraft(id, roomId, text);
    },
    [id, roomId],
  );
  return [draft, change];
}
