"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { useLocale } from "use-intl";
import { useNotificationNavigation } from "@/lib/client/hooks/use-notification-navigation";
import { useNotifier } from "@/lib/client/hooks/use-notifier";
import { useSyncLocale } from "@/lib/client/hooks/use-sync-locale";
import { useSyncPushSubscription } from "@/lib/client/hooks/use-sync-push-subscription";
import { useUnreadBadge } from "@/lib/client/hooks/use-unread-badge";
import type { Room } from "@/lib/contract/rooms";
import { PermissionPrompt } from "./permission-prompt";
import { useNotificationText } from "./use-notification-text";
import { useTabBadge } from "./use-tab-badge";

/** Notifications, sounds and badges of this page, and the prompt that asks for the permission. */
export function Notifications({ initialRooms }: { initialRooms: readonly Room[] | undefined }) {
  const router = useRouter();
  const [hasNewMessage, setHasNewMessage] = useState(false);
  useNotifier({ describe: useNotificationText(), onNews: () => setHasNewMessage(true), since: initialRooms });
  useSyncPushSubscription();
  useSyncLocale(useLocale());
  useNotificationNavigation((path) => router.push(path));
  useTabBadge(useUnreadBadge());
  return <PermissionPrompt hasNewMessage={hasNewMessage} />;
}
