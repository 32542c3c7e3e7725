"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { useLocale } from "use-intl";
import {
  useGo,
  useNotifier,
  usePushAtStart,
  useTellWhere,
  useWaiting,
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
  usePushAtStart();
  useTellWhere(useLocale());
  useGo((path) => router.push(path));
  useTabBadge(useWaiting());
  return <PermissionPrompt asked={asked} />;
}
