import type { invites } from "@/drizzle/schema/invites";
import type { Invite, InvitePreview } from "@/lib/contract/invites";
import type { Actor } from "../accounts/actor/actor";
import type { Row } from "../db/row";
import { notFound } from "../platform/errors";
import { runtime, type Sql, type Transaction } from "../platform/runtime";
import { membership, requireGroupAdmin } from "../rooms/membership/membership";
import { hashInviteToken } from "./invite-token";

export type InviteRow = Row<
  typeof invites,
  "id" | "createdBy" | "createdAt" | "expiresAt" | "maxUses" | "uses"
>;

type ActiveInvite = Row<typeof invites, "id" | "roomId" | "createdAt">;

/** Projects a row to the contract. */
export function toInvite({ id, createdBy, createdAt, expiresAt, maxUses, uses }: InviteRow): Invite {
  return {
    id,
    createdBy,
    createdAt: createdAt.toISOString(),
    expiresAt: expiresAt?.toISOString() ?? null,
    maxUses,
    uses,
  };
}

/** Returns the group's active invites, the newest first. Owner and admins only. */
export async function activeInvites(actor: Actor, roomId: string): Promise<Invite[]> {
  requireGroupAdmin(await membership(actor, roomId));
  const rows = await runtime("sql")<InviteRow[]>`
    select id, created_by, created_at, expires_at, max_uses, uses from invites
    where room_id = ${roomId} and revoked_at is null
      and (expires_at is null or expires_at > now()) and (max_uses is null or uses < max_uses)
    order by created_at desc, id desc`;
  return rows.map(toInvite);
}

/** Returns the active invite of a token. Throws `not_found` if it does not exist or is revoked, expired or used up. */
export async function activeInvite(
  token: string,
  sql: Sql | Transaction = runtime("sql"),
): Promise<ActiveInvite> {
  const [found] = await sql<ActiveInvite[]>`
    select id, room_id, created_at from invites
    where token_hash = ${hashInviteToken(token)} and revoked_at is null
      and (expires_at is null or expires_at > now()) and (max_uses is null or uses < max_uses)`;
  if (!found) throw notFound("invitation");
  return found;
}

/** Returns the group's title and size and the inviter, for anyone with the token. */
export async function getInvitePreview(token: string): Promise<InvitePreview> {
  const { id } = await activeInvite(token);
  const [found] = await runtime("sql")<InvitePreview[]>`
    select r.title, u.name as invited_by,
      (select count(*)::int from room_members m where m.room_id = r.id) as members
    from invites i join rooms r on r.id = i.room_id join users u on u.id = i.created_by where i.id = ${id}`;
  if (!found) throw notFound("invitation");
  return { ...found };
}
