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
  /** Of the second factor, once it was asked for. */
  code?: string;
}

/** What next-auth carries of a refusal for the code alone. */
const CODE_REFUSALS: Record<string, string> = { code_needed: "is needed", code_wrong: "is wrong" };

/**
 * Opens a session in this browser; throws an ApiError, `unauthenticated` for wrong credentials, with the field `code` where
 * only that is wrong or missing.
 */
export async function signIn({ email, password, code: given }: Credentials): Promise<void> {
  const credentials = { email, password, ...(given ? { code: given } : {}) };
  const answer = await nextAuthSignIn("credentials", { ...credentials, redirect: false }).catch(
    () => undefined,
  );
  if (!answer) throw new ApiError({ code: "unavailable", message: "The server cannot be reached." });
  if (!answer.error) return;
  const refusal = CODE_REFUSALS[answer.error];
  if (refusal) throw new ApiError({ code: "unauthenticated", message: refusal, fields: { code: refusal } });
  const code = isErrorCode(answer.error) ? answer.error : "unauthenticated";
  throw new ApiError({ code, message: answer.error });
}

/** Makes an account and signs in to it. */
export async function signUp(registration: Credentials & { name: string; invite?: string }): Promise<void> {
  await createApi().post("/api/register", registration);
  await signIn(registration);
}

/** Ends the session and clears what this browser kept of it; unsent messages stay for the next sign-in. */
export async function signOut(): Promise<void> {
  await nextAuthSignOut({ redirect: false });
  clearRecentSearches();
  for (const { userId, fileIds } of clearDrafts())
    for (const id of fileIds) await indexedDbFileStore(userId).remove(id);
  await clearPersistedCaches();
  await clearDeviceNotifications();
}

/** Leaves for a provider's page, which comes back signed in. */
export async function redirectToProvider(provider: string): Promise<void> {
  await nextAuthSignIn(provider, { callbackUrl: "/rooms" });
}
