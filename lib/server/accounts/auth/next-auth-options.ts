import type { Account, NextAuthOptions, Profile } from "next-auth";
import Credentials from "next-auth/providers/credentials";
import * as z from "zod";
import { credentials } from "@/lib/contract/accounts";
import { env } from "../../platform/env";
import { isRefusal } from "../../platform/errors";
import type { ClientInfo } from "../actor/client-info";
import { isMissingCodeError } from "../second-factor/require-code";
import { createSession } from "../sessions/create-session";
import { endSessions } from "../sessions/revoke-sessions";
import { readDeviceCookie } from "./device-cookie";
import { configuredProviders } from "./providers";
import { readSessionCookie, sessionCookieName, sessionCookieOptions } from "./session-cookie";
import { type SessionClaims, sessionMaxAgeSeconds, unsealSessionToken } from "./session-token";
import { signInWithProvider } from "./sign-in-with-provider";
import { throttleSignIn } from "./throttle-sign-in";
import { verifyCredentials } from "./verify-credentials";

const CREDENTIALS = "credentials";

/**
 * next-auth's half of a sign-in: who it is. The session behind the token is a row of our own, so it can be revoked.
 *
 * @param cookie the browser's cookies: the session that it had before ends when another begins.
 * @param onPassword hears of the address with which somebody has signed in by password.
 */
export function nextAuthOptions(
  device: ClientInfo,
  cookie: string | null,
  onPassword: (email: string) => void,
): NextAuthOptions {
  return {
    secret: env().authSecret,
    session: { strategy: "jwt", maxAge: sessionMaxAgeSeconds() },
    pages: { signIn: "/sign-in", error: "/sign-in" },
    cookies: { sessionToken: { name: sessionCookieName(), options: sessionCookieOptions() } },
    providers: [
      Credentials({
        id: CREDENTIALS,
        credentials: { email: { type: "email" }, password: { type: "password" }, code: { type: "text" } },
        async authorize(given) {
          const entered = await authorize(given, device, cookie);
          if (entered) onPassword(entered.email);
          return entered && { id: entered.id };
        },
      }),
      ...configuredProviders(),
    ],
    callbacks: {
      async jwt({ token, user, account, profile }) {
        if (!account) return token;
        const userId = account.provider === CREDENTIALS ? user.id : await providerUser(account, profile);
        const sid = await createSession(userId, device);
        await endReplaced(cookie);
        return { sub: userId, sid };
      },
      // The page asks /api/me; next-auth's own session answer names nobody.
      session: ({ session }) => ({ expires: session.expires }),
    },
    events: {
      async signOut({ token }) {
        const { sub, sid } = token as SessionClaims;
        await endSessions(sub, { only: sid }, "signed_out");
      },
    },
  };
}

/** A browser has one session: what its cookie opened until now, opens nothing from now on. */
async function endReplaced(cookie: string | null): Promise<void> {
  const token = readSessionCookie(cookie);
  const before = token ? await unsealSessionToken(token) : null;
  if (before) await endSessions(before.sub, { only: before.sid }, "signed_out");
}

/** next-auth tells the page an error only by its message; codes of the contract travel as that, and those two of our own. */
async function authorize(
  given: unknown,
  device: ClientInfo,
  cookie: string | null,
): Promise<{ id: string; email: string } | null> {
  const parsed = credentials.safeParse(pick(given));
  if (!parsed.success) return null;
  const { email } = parsed.data;
  const attempt = () => verifyCredentials(parsed.data);
  try {
    return { id: await throttleSignIn(email, device, attempt, readDeviceCookie(cookie, email)), email };
  } catch (error) {
    if (!isRefusal(error)) throw error;
    if (isMissingCodeError(error)) throw new Error("code_needed", { cause: error });
    if (error.details.fields?.code) throw new Error("code_wrong", { cause: error });
    if (error.code === "unauthenticated") return null;
    throw new Error(error.code, { cause: error });
  }
}

/** next-auth passes its own fields of the form along with those of the credentials. */
function pick(given: unknown): unknown {
  return z
    .object({ email: z.unknown(), password: z.unknown(), code: z.optional(z.unknown()) })
    .safeParse(given).data;
}

function providerUser(account: Account, profile: Profile | undefined): Promise<string> {
  const { email, email_verified, name, picture, avatar_url } = (profile ?? {}) as Record<string, unknown>;
  return signInWithProvider({
    provider: account.provider,
    providerAccountId: account.providerAccountId,
    verifiedEmail: email_verified === true && typeof email === "string" ? email : null,
    name: typeof name === "string" ? name : null,
    image: [picture, avatar_url].find((url) => typeof url === "string") ?? null,
  });
}
