import { signIn as nextAuthSignIn, signOut as nextAuthSignOut } from "next-auth/react";
import { isErrorCode } from "@/lib/contract/errors";
import { createApi } from "../api/api";
import { ApiError } from "../api/api-error";
import { clearDeviceNotifications } from "../notifications/push";
import { clearDrafts } from "../outbox/drafts";
import { clearPersistedCaches } from "../persist/cache-store";
import { clearRecentSearches } from "../persist/recent-searches";
import { indexedDbFileStore } from "../uploads/local-files";

interface Credentials {
  email: string;
  password: string;
  /** A second-factor code, once it was requested. */
  code?: string;
}

/** The errors that next-auth passes on for a missing or wrong code, as field reasons. */
const CODE_ERRORS: Record<string, string> = { code_needed: "is needed", code_wrong: "is wrong" };

/**
 * Opens a session in this browser. Throws an ApiError: `unauthenticated` for wrong credentials, with the field `code` if
 * only the code is wrong or missing.
 */
export async function signIn({ email, password, code: submittedCode }: Credentials): Promise<void> {
  const credentials = { email, password, ...(submittedCode ? { code: submittedCode } : {}) };
  const result = await nextAuthSignIn("credentials", { ...credentials, redirect: false }).catch(
    () => undefined,
  );
  if (!result) throw new ApiError({ code: "unavailable", message: "The server cannot be reached." });
  if (!result.error) return;
  const codeError = CODE_ERRORS[result.error];
  if (codeError)
    throw new ApiError({ code: "unauthenticated", message: codeError, fields: { code: codeError } });
  const code = isErrorCode(result.error) ? result.error : "unauthenticated";
  throw new ApiError({ code, message: result.error });
}

/** Creates an account and signs in to it. */
export async function signUp(registration: Credentials & { name: string; invite?: string }): Promise<void> {
  await createApi().post("/api/register", registration);
  await signIn(registration);
}

/** Ends the session and clears its data in this browser. Unsent messages stay for the next sign-in. */
export async function signOut(): Promise<void> {
  await nextAuthSignOut({ redirect: false });
  clearRecentSearches();
  for (const { userId, fileIds } of clearDrafts())
    for (const id of fileIds) await indexedDbFileStore(userId).remove(id);
  await clearPersistedCaches();
  await clearDeviceNotifications();
}

/** Opens an identity provider's page, which returns signed in. */
export async function redirectToProvider(provider: string): Promise<void> {
  await nextAuthSignIn(provider, { callbackUrl: "/rooms" });
}
