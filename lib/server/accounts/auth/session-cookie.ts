import { parseCookie } from "cookie";
import { env } from "../../platform/env";

const secure = () => env().appUrl.startsWith("https:");

/** `__Host-` ties a cookie to this host and to TLS where there is TLS. */
export const cookieName = (what: string): string => `${secure() ? "__Host-" : ""}parley-${what}`;

/** The browser's session cookie. */
export const sessionCookieName = (): string => cookieName("session");

export function sessionCookieOptions() {
  return { httpOnly: true, sameSite: "lax", path: "/", secure: secure() } as const;
}

export function readSessionCookie(header: string | null | undefined): string | undefined {
  return header ? parseCookie(header)[sessionCookieName()] : undefined;
}
