import { get, set } from "idb-keyval";
import type { Me } from "@/lib/contract/users";
import { cacheDatabase } from "./cache-database";

const KEY = "me";

/** Stores the signed-in user, for a start without the server. Removed with all other stored data. */
export async function persistMe(me: Me): Promise<void> {
  await set(KEY, me, cacheDatabase());
}

/** Returns the user of the last session in this browser; null when it has ended. */
export async function readPersistedMe(): Promise<Me | null> {
  return (await get<Me>(KEY, cacheDatabase())) ?? null;
}
