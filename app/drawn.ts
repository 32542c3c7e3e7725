import { cookies } from "next/headers";
import { cache } from "react";
import { knownZone, ZONE_COOKIE } from "@/components/time/zone";

/** By which zone and clock the page that is being rendered tells times; null where its reader's zone is not known. */
export const drawnNow = cache(async (): Promise<{ zone: string; at: number } | null> => {
  const zone = knownZone((await cookies()).get(ZONE_COOKIE)?.value);
  return zone === null ? null : { zone, at: Date.now() };
});
