import { headers } from "next/headers";
import type { InitialData } from "@/lib/contract/initial-data";
import type { Me } from "@/lib/contract/users";
import type { Actor } from "../accounts/actor/actor";
import { resolveActor } from "../accounts/auth/resolve-actor";
import { getMe } from "../accounts/users/queries";
import { loadInitialData, REQUEST_URL_HEADER } from "./initial-data";

/** The person whose page is being rendered, null when nobody is signed in. */
export async function currentUser(): Promise<Me | null> {
  const actor = await pageActor();
  return actor ? getMe(actor.userId) : null;
}

/** The same, with what their page shows first; `first` is null where the page has to ask for it. */
export async function currentPageData(): Promise<{ me: Me; first: InitialData | null } | null> {
  const actor = await pageActor();
  if (!actor) return null;
  const address = (await headers()).get(REQUEST_URL_HEADER) ?? "/";
  const [me, first] = await Promise.all([getMe(actor.userId), loadInitialData(actor, address)]);
  return { me, first };
}

async function pageActor(): Promise<Actor | null> {
  return resolveActor({ cookie: (await headers()).get("cookie") });
}
