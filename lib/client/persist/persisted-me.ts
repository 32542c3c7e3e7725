import { get, set } from "idb-keyval";
import type { Me } from "@/lib/contract/users";
import { keptStore } from "./cache-database";

const KEY = "me";

/** Notes who is signed in, for a start without the server. Goes with everything else that is kept. */
export async function keepMe(me: Me): Promise<void> {
  await set(KEY, me, keptStore());
}

/** Who was signed in last in this browser; null when nobody is. */
export async function readKeptMe(): Promise<Me | null> {
  return (await get<Me>(KEY, keptStore())) ?? null;
}
