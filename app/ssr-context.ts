import { cookies, headers } from "next/headers";
import { cache } from "react";
import type { SsrContextValue } from "@/components/i18n/ssr-context";
import { parseTimeZone, TIME_ZONE_COOKIE } from "@/components/i18n/time-zone";

/** How the page that is being rendered is drawn; null where its reader's zone is not known. */
export const currentSsrContext = cache(async (): Promise<SsrContextValue | null> => {
  const zone = parseTimeZone((await cookies()).get(TIME_ZONE_COOKIE)?.value);
  const phone = /Mobi/.test((await headers()).get("user-agent") ?? "");
  return zone === null ? null : { renderedAt: Date.now(), timeZone: zone, phone };
});
