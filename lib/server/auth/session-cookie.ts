import { parseCookie } from "cookie";
import { env } from "../env";

const secure = () => env().appUrl.startsWith("https:");

/** The browser's session cookie; `__Host-` ties it to this host and to TLS where there is TLS. */
export function sessionCookieName(): string {
  return secure() ? "__Host-parley-session" : "parley-session";
}

export function sessionCookieOptions() {
  return { httpOnly: true, sameSite: "lax", path: "/", secure: secure() } as const;
}

export function sessionCookie(header: string | null | undefined): string | undefined {
  return header ? parseCookie(header)[sessionCookieName()] : undefined;
}
