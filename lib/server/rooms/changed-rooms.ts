import type { RoomHead } from "@/lib/contract/realtime";
import type { Actor } from "../accounts/actor/actor";
import { metrics } from "../metrics/metrics";
import { roomHeads } from "./queries";

/** The actor's rooms that stand elsewhere than the caller believes, those it does not name included. */
export async function changedRooms(
  actor: Actor,
  known: Readonly<Record<string, number>>,
): Promise<RoomHead[]> {
  metrics().catchUps.inc({ kind: "sync" });
  const heads = await roomHeads(actor.userId);
  return heads.filter((head) => known[head.id] !== head.lastRev);
}
