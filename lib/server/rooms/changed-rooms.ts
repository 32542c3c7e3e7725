import type { RoomHead } from "@/lib/contract/realtime";
import type { Actor } from "../accounts/actor/actor";
import { metrics } from "../metrics/metrics";
import { roomHeads } from "./queries";

/** Returns the actor's rooms whose rev differs from the known one, including rooms missing in `known`. */
export async function changedRooms(
  actor: Actor,
  known: Readonly<Record<string, number>>,
): Promise<RoomHead[]> {
  metrics().catchUps.inc({ kind: "sync" });
  const heads = await roomHeads(actor.userId);
  return heads.filter((head) => known[head.id] !== head.lastRev);
}
