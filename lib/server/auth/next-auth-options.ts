import type { Account, NextAuthOptions, Profile } from "next-auth";
import Credentials from "next-auth/providers/credentials";
import * as z from "zod";
import { credentials } from "@/lib/contract/accounts";
import { env } from "../env";
import { isRefusal } from "../errors";
import { createSession, type Device } from "../sessions/create-session";
import { endSessions } from "../sessions/revoke-sessions";
import { authenticate } from "../users/authenticate";
import { signInWithProvider } from "../users/sign-in-with-provider";
import { configuredProviders } from "./providers";
import { sessionCookieName, sessionCookieOptions } from "./session-cookie";
import { throttledSignIn } from "./throttle-sign-in";
import { type Claims, SESSION_SECONDS } from "./token";

const CREDENTIALS = "credentials";

/** next-auth's half of a sign-in: who it is. The session behind the token is a row of our own, so it can be revoked. */
export function nextAuthOptions(device: Device): NextAuthOptions {
  return {
    secret: env().authSecret,
    session: { strategy: "jwt", maxAge: SESSION_SECONDS },
    pages: { signIn: "/sign-in", error: "/sign-in" },
    cookies: { sessionToken: { name: sessionCookieName(), options: sessionCookieOptions() } },
    providers: [
      Credentials({
        id: CREDENTIALS,
        credentials: { email: { type: "email" }, password: { type: "password" } },
        authorize: (given) => authorize(given, device),
      }),
      ...configuredProviders(),
    ],
    callbacks: {
      async jwt({ token, user, account, profile }) {
        if (!account) return token;
        const userId = account.provider === CREDENTIALS ? user.id : await providerUser(account, profile);
        return { sub: userId, sid: await createSession(userId, device) };
      },
      // The page asks /api/me; next-auth's own session answer names nobody.
      session: ({ session }) => ({ expires: session.expires }),
    },
    events: {
      async signOut({ token }) {
        const { sub, sid } = token as Claims;
        await endSessions(sub, { only: sid }, "signed_out");
      },
    },
  };
}

/** next-auth tells the page an error only by its message; codes of the contract travel as that. */
async function authorize(given: unknown, device: Device): Promise<{ id: string } | null> {
  const parsed = credentials.safeParse(pick(given));
  if (!parsed.success) return null;
  try {
    return { id: await throttledSignIn(parsed.data.email, device.ip, () => authenticate(parsed.data)) };
  } catch (error) {
    if (!isRefusal(error)) throw error;
    if (error.code === "unauthenticated") return null;
    throw new Error(error.code, { cause: error });
  }
}

/** next-auth passes its own fields of the form along with the two of the credentials. */
function pick(given: unknown): unknown {
  return z.object({ email: z.unknown(), password: z.unknown() }).safeParse(given).data;
}

function providerUser(account: Account, profile: Profile | undefined): Promise<string> {
  const { email, email_verified, name, picture, avatar_url } = (profile ?? {}) as Record<string, unknown>;
  // GitHub shows an address only after its owner confirmed it; it sends no such field.
  const verified = email_verified === true || account.provider === "github";
  return signInWithProvider({
    provider: account.provider,
    providerAccountId: account.providerAccountId,
    verifiedEmail: verified && typeof email === "string" ? email : null,
    name: typeof name === "string" ? name : null,
    image: [picture, avatar_url].find((url) => typeof url === "string") ?? null,
  });
}
