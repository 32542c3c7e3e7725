import type { Room } from "@/lib/contract/rooms";
import { createApi } from "../api/api";

/** Joins the group that a link leads to; resolves to the room's id. For pages without a chat around them. */
export async function joinByInvite(token: string): Promise<string> {
  const { room } = await createApi().post<{ room: Room }>(`/api/invites/${token}`, {});
  return room.id;
}
