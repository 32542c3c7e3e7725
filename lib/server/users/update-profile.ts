import type { Me } from "@/lib/contract/users";
import type { Actor } from "../auth/actor";
import { runtime } from "../runtime";
import { getMe } from "./queries";

export async function updateProfile(
  actor: Actor,
  patch: { name?: string; image?: string | null },
): Promise<Me> {
  const sql = runtime("sql");
  await sql`
    update users set
      name = coalesce(${patch.name ?? null}, name),
      image = ${patch.image === undefined ? sql`image` : patch.image}
    where id = ${actor.userId}`;
  return getMe(actor.userId);
}
