import { parseCookie } from "cookie";
import { env } from "../../platform/env";

const secure = () => env().appUrl.startsWith("https:");

/** Returns the full name of a cookie. With TLS it starts with `__Host-`, which ties the cookie to this host and to TLS. */
export const cookieName = (name: string): string => `${secure() ? "__Host-" : ""}parley-${name}`;

/** Returns the name of the session cookie. */
export const sessionCookieName = (): string => cookieName("session");

export function sessionCookieOptions() {
  return { httpOnly: true, sameSite: "lax", path: "/", secure: secure() } as const;
}

export function readSessionCookie(header: string | null | undefined): string | undefined {
  return header ? parseCookie(header)[sessionCookieName()] : undefined;
}
