"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useEffectEvent, useRef } from "react";
import type { Message } from "@/lib/contract/messages";
import type { Room } from "@/lib/contract/rooms";
import type { User } from "@/lib/contract/users";
import { ApiError } from "../api/api-error";
import { queryKeys } from "../api/query-keys";
import { supportsNotifications } from "../notifications/push";
import { holdAttentionLock } from "../notifications/visibility-locks";
import { useChatContext } from "./chat-context";
import { useDeviceSettingsStore } from "./use-device-notifications";

interface NotifierOptions {
  describe(room: Room, message: Message, sender: User | null): { title: string; body: string };
  onNews(): void;
  /** The rooms when the page opened, if it had an up-to-date list by then. */
  since: readonly Room[] | undefined;
}

/** Notifies of messages that arrive while the user does not see them. The notifier loads after the page. */
export function useNotifier({ describe, onNews, since }: NotifierOptions): void {
  const { chat, me } = useChatContext();
  const cache = useQueryClient();
  const device = useDeviceSettingsStore();
  const currentMe = useEffectEvent(() => me);
  const currentDescribe = useEffectEvent(describe);
  const currentOnNews = useEffectEvent(onNews);
  const baseline = useRef(since);
  useEffect(() => holdAttentionLock(), []);
  useEffect(() => {
    if (!supportsNotifications()) return;
    let stop: (() => void) | undefined;
    let cancelled = false;
    void import("../notifications/notifier").then(({ startNotifier }) => {
      if (cancelled) return;
      stop = startNotifier({
        cache,
        device,
        since: baseline.current,
        me: () => currentMe(),
        describe: (room, message, sender) => currentDescribe(room, message, sender),
        onNews: () => currentOnNews(),
        findUser: (userId) =>
          cache
            .ensureQueryData({ queryKey: queryKeys.user(userId), queryFn: () => chat.loadUser(userId) })
            .catch((error) => {
              if (!(error instanceof ApiError)) throw error;
              return null;
            }),
      });
      // The first start has notified of everything since the baseline: a restart must not repeat it.
      baseline.current = undefined;
    });
    return () => {
      cancelled = true;
      stop?.();
    };
  }, [chat, cache, device]);
}
