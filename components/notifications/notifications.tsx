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
import { AskBar } from "./permission-prompt";
import { useDescribe } from "./use-notification-text";
import { useTabMark } from "./use-tab-badge";

/** All by which the page makes itself known while nobody looks at it, and the question whether it may. */
export function Notifications({ since }: { since: readonly Room[] | undefined }) {
  const router = useRouter();
  const [asked, setAsked] = useState(false);
  useNotifier({ describe: useDescribe(), onNews: () => setAsked(true), since });
  usePushAtStart();
  useTellWhere(useLocale());
  useGo((path) => router.push(path));
  useTabMark(useWaiting());
  return <AskBar asked={asked} />;
}
