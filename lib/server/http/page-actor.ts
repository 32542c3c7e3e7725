import { headers } from "next/headers";
import type { Me } from "@/lib/contract/users";
import { actorFrom } from "../auth/actor";
import { getMe } from "../users/queries";

/** The person whose page is being rendered, null when nobody is signed in. */
export async function currentMe(): Promise<Me | null> {
  const actor = await actorFrom({ cookie: (await headers()).get("cookie") });
  return actor ? getMe(actor.userId) : null;
}
