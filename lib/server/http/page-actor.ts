import { headers } from "next/headers";
import type { InitialData } from "@/lib/contract/initial-data";
import type { Me } from "@/lib/contract/users";
import type { Actor } from "../accounts/actor/actor";
import { resolveActor } from "../accounts/auth/resolve-actor";
import { getMe } from "../accounts/users/queries";
import { loadInitialData, REQUEST_URL_HEADER } from "./initial-data";

/** Returns the user whose page is being rendered; null when nobody is signed in. */
export async function currentUser(): Promise<Me | null> {
  const actor = await pageActor();
  return actor ? getMe(actor.userId) : null;
}

/** Returns the same with the initial data of their page, which is null where the page has to request it. */
export async function currentPageData(): Promise<{ me: Me; initialData: InitialData | null } | null> {
  const actor = await pageActor();
  if (!actor) return null;
  const url = (await headers()).get(REQUEST_URL_HEADER) ?? "/";
  const [me, initialData] = await Promise.all([getMe(actor.userId), loadInitialData(actor, url)]);
  return { me, initialData };
}

async function pageActor(): Promise<Actor | null> {
  return resolveActor({ cookie: (await headers()).get("cookie") });
}
