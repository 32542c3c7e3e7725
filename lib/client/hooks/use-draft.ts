"use client";

import { useCallback, useLayoutEffect, useRef, useState } from "react";
import { EMPTY_DRAFT, type RoomDraft, readDraft, writeDraft } from "../outbox/drafts";
import { useMe } from "./use-me";

export type UpdateDraft = (change: (draft: RoomDraft) => RoomDraft) => void;

/** Returns the room's draft and its updater. Drafts survive a reload. */
export function useDraft(roomId: string): [RoomDraft, UpdateDraft] {
  const { id } = useMe();
  const [draft, setDraft] = useState(EMPTY_DRAFT);
  const current = useRef(draft);
  useLayoutEffect(() => {
    current.current = readDraft(id, roomId);
    setDraft(current.current);
  }, [id, roomId]);
  const change = useCallback<UpdateDraft>(
    (next) => {
      current.current = next(current.current);
      setDraft(current.current);
      writeDraft(id, roomId, current.current);
    },
    [id, roomId],
  );
  return [draft, change];
}
