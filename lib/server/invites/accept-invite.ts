import type { Room } from "@/lib/contract/rooms";
import type { Actor } from "../accounts/actor/actor";
import { transaction } from "../db/transaction";
import { getRoom } from "../rooms/queries";
import { publishInviteRedemption, redeemInvite } from "./redeem-invite";

/** Joins the group that a link leads to. Who is in it already stays as they are, and uses nothing up. */
export async function acceptInvite(actor: Actor, token: string): Promise<Room> {
  const admission = await transaction((sql) => redeemInvite(sql, token, actor.userId));
  await publishInviteRedemption(admission);
  return getRoom(actor, admission.roomId);
}
