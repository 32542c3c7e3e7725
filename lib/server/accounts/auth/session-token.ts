import { decode, encode } from "next-auth/jwt";
import * as z from "zod";
import { env } from "../../platform/env";

/** Max lifetime of a session, and of its token, in seconds. */
export const sessionMaxAgeSeconds = () => env().SESSION_DAYS * 24 * 60 * 60;

const claims = z.object({ sub: z.uuid(), sid: z.uuid() });
export type SessionClaims = z.infer<typeof claims>;

/** Returns the session as an encrypted JWT, the same for the cookie and for a bearer. */
export function sealSessionToken({ sub, sid }: SessionClaims): Promise<string> {
  return encode({ token: { sub, sid }, secret: env().authSecret, maxAge: sessionMaxAgeSeconds() });
}

/** Returns the claims of a token that this server sealed and that has not expired, else null. */
export async function unsealSessionToken(token: string): Promise<SessionClaims | null> {
  const payload = await decode({ token, secret: env().authSecret }).catch(() => null);
  return claims.safeParse(payload).data ?? null;
}
