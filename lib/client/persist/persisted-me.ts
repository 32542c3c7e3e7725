import { get, set } from "idb-keyval";
import type { Me } from "@/lib/contract/users";
import { cacheDatabase } from "./cache-database";

const KEY = "me";

/** Notes who is signed in, for a start without the server. Goes with everything else that is kept. */
export async function persistMe(me: Me): Promise<void> {
  await set(KEY, me, cacheDatabase());
}

/** Who was signed in last in this browser; null when nobody is. */
export async function readPersistedMe(): Promise<Me | null> {
  return (await get<Me>(KEY, cacheDatabase())) ?? null;
}
