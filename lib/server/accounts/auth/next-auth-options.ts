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
 * Returns the options of next-auth, which identifies the user. The session behind the token is a row of our own, so it
 * can be revoked.
 *
 * @param cookie the request's cookies: the previous session ends when a new one begins.
 * @param onPassword is called with the e-mail address of a successful sign-in by password.
 */
export function nextAuthOptions(
  client: ClientInfo,
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
          const signedIn = await authorize(given, client, cookie);
          if (signedIn) onPassword(signedIn.email);
          return signedIn && { id: signedIn.id };
        },
      }),
      ...configuredProviders(),
    ],
    callbacks: {
      async jwt({ token, user, account, profile }) {
        if (!account) return token;
        const userId = account.provider === CREDENTIALS ? user.id : await providerUser(account, profile);
        const sid = await createSession(userId, client);
        await endPreviousSession(cookie);
        return { sub: userId, sid };
      },
      // The page asks /api/me; next-auth's session response contains no user.
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

/** Ends the session of the replaced cookie: a browser has one session. */
async function endPreviousSession(cookie: string | null): Promise<void> {
  const token = readSessionCookie(cookie);
  const previous = token ? await unsealSessionToken(token) : null;
  if (previous) await endSessions(previous.sub, { only: previous.sid }, "signed_out");
}

/**
 * Verifies the credentials. next-auth passes an error to the page by its message only, so the message is a code of the
 * contract, `code_needed` or `code_wrong`.
 */
async function authorize(
  given: unknown,
  client: ClientInfo,
  cookie: string | null,
): Promise<{ id: string; email: string } | null> {
  const parsed = credentials.safeParse(pickCredentials(given));
  if (!parsed.success) return null;
  const { email } = parsed.data;
  const attempt = () => verifyCredentials(parsed.data);
  try {
    return { id: await throttleSignIn(email, client, attempt, readDeviceCookie(cookie, email)), email };
  } catch (error) {
    if (!isRefusal(error)) throw error;
    if (isMissingCodeError(error)) throw new Error("code_needed", { cause: error });
    if (error.details.fields?.code) throw new Error("code_wrong", { cause: error });
    if (error.code === "unauthenticated") return null;
    throw new Error(error.code, { cause: error });
  }
}

/** Picks the credential fields: next-auth adds form fields of its own. */
function pickCredentials(given: unknown): unknown {
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
