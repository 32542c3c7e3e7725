import { setTimeout as sleep } from "node:timers/promises";
import type { Room } from "@/lib/contract/rooms";
import { callRest, RestError } from "./client/rest";
import { now } from "./history";
import type { Participants } from "./participants";
import type { System } from "./system/system";
import type { Workload } from "./workload";

const LOOK_MS = 100;

/** A client and what it still lacks or awaits. */
export interface ClientLag {
  client: string;
  connected: boolean;
  rooms: { roomId: string; holds: number; of: number }[];
}

/**
 * Waits until every send's outcome is known and every client holds everything. Resolves to what is missing: nothing,
 * unless the time ran out.
 */
export async function waitForConvergence(
  system: System,
  crowd: Participants,
  workload: Workload,
  seconds: number,
): Promise<{ lags: ClientLag[]; waiting: number } | null> {
  const deadline = now() + seconds * 1_000;
  for (;;) {
    const revs = workload.pendingCount === 0 ? await currentRevs(system, crowd) : null;
    const lags = revs ? crowd.clients.flatMap((client) => lagOf(client, revs)) : [];
    if (revs && lags.length === 0) return null;
    if (now() > deadline) return { lags, waiting: workload.pendingCount };
    await sleep(LOOK_MS);
  }
}

function lagOf(client: Participants["clients"][number], revs: ReadonlyMap<string, number>): ClientLag[] {
  const rooms = [...client.rooms].flatMap(([roomId, { rev }]) => {
    const of = revs.get(roomId) ?? rev;
    return rev < of ? [{ roomId, holds: rev, of }] : [];
  });
  if (client.connected && rooms.length === 0) return [];
  return [{ client: client.name, connected: client.connected, rooms }];
}

/** Returns the rooms' revisions from a direct call to an instance; null if none answers. */
async function currentRevs(system: System, { rooms }: Participants): Promise<Map<string, number> | null> {
  const readers = new Set(rooms.flatMap(({ members }) => members.slice(0, 1)));
  for (const { url } of system.instances.filter(({ alive }) => alive)) {
    try {
      const answers = await Promise.all(
        [...readers].map(({ token }) => callRest<{ rooms: Room[] }>(url, token, "GET", "/api/rooms")),
      );
      return new Map(answers.flatMap((answer) => answer.rooms.map(({ id, lastRev }) => [id, lastRev])));
    } catch (error) {
      // Not healthy yet: tries the next instance.
      if (!(error instanceof RestError)) throw error;
    }
  }
  return null;
}
