"use client";

import { useEffect } from "react";
import { showView } from "../notifications/presence-locks";

/** Lets others of this browser know that the room is to be seen here. */
export function useShownRoom(roomId: string): void {
  useEffect(() => showView(roomId), [roomId]);
}
