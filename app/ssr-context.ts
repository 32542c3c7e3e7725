import { cookies, headers } from "next/headers";
import { cache } from "react";
import type { Drawn } from "@/components/i18n/ssr-context";
import { knownZone, ZONE_COOKIE } from "@/components/i18n/time-zone";

/** How the page that is being rendered is drawn; null where its reader's zone is not known. */
export const drawnNow = cache(async (): Promise<Drawn | null> => {
  const zone = knownZone((await cookies()).get(ZONE_COOKIE)?.value);
  const phone = /Mobi/.test((await headers()).get("user-agent") ?? "");
  return zone === null ? null : { at: Date.now(), zone, phone };
});
