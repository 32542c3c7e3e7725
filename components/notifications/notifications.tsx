"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { useLocale } from "use-intl";
import {
  useNotificationNavigation,
  useNotifier,
  useSyncLocale,
  useSyncPushSubscription,
  useUnreadBadge,
} from "@/lib/client/hooks/use-notifications";
import type { Room } from "@/lib/contract/rooms";
import { PermissionPrompt } from "./permission-prompt";
import { useNotificationText } from "./use-notification-text";
import { useTabBadge } from "./use-tab-badge";

/** All by which the page makes itself known while nobody looks at it, and the question whether it may. */
export function Notifications({ since }: { since: readonly Room[] | undefined }) {
  const router = useRouter();
  const [asked, setAsked] = useState(false);
  useNotifier({ describe: useNotificationText(), onNews: () => setAsked(true), since });
  useSyncPushSubscription();
  useSyncLocale(useLocale());
  useNotificationNavigation((path) => router.push(path));
  useTabBadge(useUnreadBadge());
  return <PermissionPrompt asked={asked} />;
}
