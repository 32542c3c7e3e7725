"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useEffectEvent, useRef } from "react";
import type { Locale } from "@/lib/contract/locales";
import type { Message } from "@/lib/contract/messages";
import type { Room } from "@/lib/contract/rooms";
import type { Me, User } from "@/lib/contract/users";
import { isSameOriginPath, type NavigateMessage } from "@/lib/shared/notifications";
import { ApiError } from "../api/api-error";
import { queryKeys } from "../api/query-keys";
import { browserTimeZone } from "../boot/browser-time-zone";
import { removeForeignPush, showAppBadge, subscribePush, supportsNotifications } from "../notifications/push";
import { countNotifyingUnread } from "../notifications/should-notify";
import { holdAttentionLock } from "../notifications/visibility-locks";
import { useChatContext } from "./chat-context";
import { useDeviceSettings, useDeviceSettingsStore, useNotifyPermission } from "./use-device-notifications";
import { useRooms } from "./use-rooms";

/** What cannot be had now is made up for at the next start. */
const orLater = (error: unknown) => {
  if (!(error instanceof ApiError)) throw error;
};

interface Parts {
  describe(room: Room, message: Message, sender: User | null): { title: string; body: string };
  onNews(): void;
  /** The rooms as the page began, if it had any of this time by then. */
  since: readonly Room[] | undefined;
}

/** Tells of messages that come while nobody looks. What does it is loaded behind the page. */
export function useNotifier({ describe, onNews, since }: Parts): void {
  const { chat, me } = useChatContext();
  const cache = useQueryClient();
  const device = useDeviceSettingsStore();
  const currentMe = useEffectEvent(() => me);
  const say = useEffectEvent(describe);
  const news = useEffectEvent(onNews);
  const begun = useRef(since);
  useEffect(() => holdAttentionLock(), []);
  useEffect(() => {
    if (!supportsNotifications()) return;
    let stop: (() => void) | undefined;
    let gone = false;
    void import("../notifications/notifier").then(({ startNotifier }) => {
      if (gone) return;
      stop = startNotifier({
        cache,
        device,
        since: begun.current,
        me: () => currentMe(),
        describe: (room, message, sender) => say(room, message, sender),
        onNews: () => news(),
        findUser: (userId) =>
          cache
            .ensureQueryData({ queryKey: queryKeys.user(userId), queryFn: () => chat.loadUser(userId) })
            .catch((error) => {
              orLater(error);
              return null;
            }),
      });
      // Who starts again later has been told of that.
      begun.current = undefined;
    });
    return () => {
      gone = true;
      stop?.();
    };
  }, [chat, cache, device]);
}

/** Tells the server where pushes go, at each start, for the session may be new; where none are wanted, none come. */
export function useSyncPushSubscription(): void {
  const { chat } = useChatContext();
  const cache = useQueryClient();
  const { on } = useDeviceSettings();
  const permission = useNotifyPermission();
  const wanted = on && permission === "granted";
  useEffect(() => {
    if (permission === null || !supportsNotifications()) return;
    const settle = wanted ? subscribePush : removeForeignPush;
    // A list of devices that is on the screen was perhaps fetched before.
    void settle(chat.api)
      .then(() => cache.invalidateQueries({ queryKey: queryKeys.pushSubscriptions }))
      .catch(orLater);
  }, [chat, cache, wanted, permission]);
}

/** Where a click on a notification leads, when this page is the one to go there. */
export function useNotificationNavigation(go: (path: string) => void): void {
  const onGo = useEffectEvent(go);
  useEffect(() => {
    if (!("serviceWorker" in navigator)) return;
    const listen = ({ data, ports }: MessageEvent<Partial<NavigateMessage> | null>) => {
      if (data?.kind !== "go" || !isSameOriginPath(data.path)) return;
      onGo(data.path);
      ports[0]?.postMessage("gone");
    };
    navigator.serviceWorker.addEventListener("message", listen);
    navigator.serviceWorker.startMessages();
    return () => navigator.serviceWorker.removeEventListener("message", listen);
  }, []);
}

/** How many messages wait, kept on the installed page's icon as well. */
export function useUnreadBadge(): number {
  const { rooms } = useRooms();
  const count = rooms ? countNotifyingUnread(rooms) : 0;
  useEffect(() => void showAppBadge(count), [count]);
  return count;
}

/** Lets the server know in which language, and by which clock, to write to the person. */
export function useSyncLocale(language: Locale): void {
  const { chat, me, setMe } = useChatContext();
  const tell = useEffectEvent((patch: Partial<Me>) =>
    chat.api.patch<{ user: Me }>("/api/me", patch).then(({ user }) => setMe(user), orLater),
  );
  const isTold = me.language === language && me.timeZone === browserTimeZone();
  useEffect(() => {
    if (!isTold) void tell({ language, timeZone: browserTimeZone() });
  }, [isTold, language]);
}
