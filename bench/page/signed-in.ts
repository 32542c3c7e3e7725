import type { Page } from "@playwright/test";
import { TIME_ZONE_COOKIE } from "@/components/i18n/time-zone";
import { openSession } from "@/tests/support/pages/browser-user";

/** Gives a fresh browser what a user has after signing in: a session and the time zone cookie. */
export async function signInBrowser(page: Page, email: string, url: string): Promise<void> {
  await openSession(page, email);
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  await page.context().addCookies([{ name: TIME_ZONE_COOKIE, value: zone, url }]);
}
