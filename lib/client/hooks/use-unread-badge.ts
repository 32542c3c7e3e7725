"use client";

import { useEffect } from "react";
import { showAppBadge } from "../notifications/push";
import { countNotifyingUnread } from "../notifications/should-notify";
import { useRooms } from "./use-rooms";

/** Returns how many unread messages notify, and shows the count on the installed app's icon. */
export function useUnreadBadge(): number {
  const { rooms } = useRooms();
  const count = rooms ? countNotifyingUnread(rooms) : 0;
  useEffect(() => void showAppBadge(count), [count]);
  return count;
}
