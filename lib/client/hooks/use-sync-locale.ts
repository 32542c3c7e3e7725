"use client";

import { useEffect, useEffectEvent } from "react";
import type { Locale } from "@/lib/contract/locales";
import type { Me } from "@/lib/contract/users";
import { ApiError } from "../api/api-error";
import { browserTimeZone } from "../boot/browser-time-zone";
import { useChatContext } from "./chat-context";

/** Reports the language and time zone in which the server writes to the user. The next start makes up for a failure. */
export function useSyncLocale(language: Locale): void {
  const { chat, me, setMe } = useChatContext();
  const report = useEffectEvent((patch: Partial<Me>) =>
    chat.api.patch<{ user: Me }>("/api/me", patch).then(
      ({ user }) => setMe(user),
      (error: unknown) => {
        if (!(error instanceof ApiError)) throw error;
      },
    ),
  );
  const isCurrent = me.language === language && me.timeZone === browserTimeZone();
  useEffect(() => {
    if (!isCurrent) void report({ language, timeZone: browserTimeZone() });
  }, [isCurrent, language]);
}
