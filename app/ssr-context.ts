import { cookies, headers } from "next/headers";
import { cache } from "react";
import { parseTimeZone, TIME_ZONE_COOKIE } from "@/components/i18n/time-zone";
import type { SsrContextValue } from "@/lib/client/boot/ssr-context";

/** Returns the SSR context of this request; null where the reader's time zone is unknown. */
export const currentSsrContext = cache(async (): Promise<SsrContextValue | null> => {
  const timeZone = parseTimeZone((await cookies()).get(TIME_ZONE_COOKIE)?.value);
  const phone = /Mobi/.test((await headers()).get("user-agent") ?? "");
  return timeZone === null ? null : { renderedAt: Date.now(), timeZone, phone };
});
