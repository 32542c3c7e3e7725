import type { Room } from "@/lib/contract/rooms";
import { createApi } from "../api/api";

/** Joins the group of an invite; resolves to the room's id. For pages outside the ChatProvider. */
export async function joinByInvite(token: string): Promise<string> {
  const { room } = await createApi().post<{ room: Room }>(`/api/invites/${token}`, {});
  return room.id;
}
