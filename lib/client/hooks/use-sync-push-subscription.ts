"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { ApiError } from "../api/api-error";
import { queryKeys } from "../api/query-keys";
import { removeForeignPush, subscribePush, supportsNotifications } from "../notifications/push";
import { useChatContext } from "./chat-context";
import { useDeviceSettings, useNotifyPermission } from "./use-device-notifications";

/**
 * Registers this browser's push subscription with the server at each start, because the session may be new. If pushes
 * are off, removes the subscription. The next start makes up for a failure.
 */
export function useSyncPushSubscription(): void {
  const { chat } = useChatContext();
  const cache = useQueryClient();
  const { on } = useDeviceSettings();
  const permission = useNotifyPermission();
  const enabled = on && permission === "granted";
  useEffect(() => {
    if (permission === null || !supportsNotifications()) return;
    const syncSubscription = enabled ? subscribePush : removeForeignPush;
    // The list of devices may be on the screen and older than this change.
    void syncSubscription(chat.api)
      .then(() => cache.invalidateQueries({ queryKey: queryKeys.pushSubscriptions }))
      .catch((error: unknown) => {
        if (!(error instanceof ApiError)) throw error;
      });
  }, [chat, cache, enabled, permission]);
}
