import type { Room } from "@/lib/contract/rooms";
import type { Actor } from "../accounts/actor/actor";
import { transaction } from "../db/transaction";
import { getRoom } from "../rooms/queries";
import { publishInviteRedemption, redeemInvite } from "./redeem-invite";

/** Joins the group of an invite. An existing member stays unchanged and uses up no redemption. */
export async function acceptInvite(actor: Actor, token: string): Promise<Room> {
  const redemption = await transaction((sql) => redeemInvite(sql, token, actor.userId));
  await publishInviteRedemption(redemption);
  return getRoom(actor, redemption.roomId);
}
