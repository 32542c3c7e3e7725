import type { Actor } from "@/lib/server/accounts/actor/actor";
import { subscribe } from "@/lib/server/notifications/subscribe";
import { createGuardedClient } from "@/lib/server/outgoing/guarded-client";
import { runtime, singleton } from "@/lib/server/platform/runtime";
import { type PushReceiver, type PushService, startPushService } from "../fakes/push-service";
import { openTestDatabase } from "./fixtures";

/** Opens a fresh database and a push service, the only host that this process may reach. */
export async function openPushFixture(
  host?: string,
): Promise<{ service: PushService; close: () => Promise<void> }> {
  const service = await startPushService(host);
  const closeWorld = await openTestDatabase();
  const client = singleton("outgoing", () =>
    createGuardedClient(
      {
        allowed: new Set([`${service.host}:${service.port}`]),
        resolvePublic: async (host) => {
          if (host === "silent.example") throw new Error("no name server answers");
          if (host === "nobody.example") return [];
          return [host === "public.example" ? "93.184.216.34" : "10.0.0.1"];
        },
        resolveAllowed: async () => ["127.0.0.1"],
      },
      service.ca,
    ),
  );
  return {
    service,
    async close() {
      await client.close();
      await closeWorld();
      await service.stop();
    },
  };
}

/** Subscribes a push receiver for the user's session from now on. */
export async function subscribeReceiver(service: PushService, actor: Actor): Promise<PushReceiver> {
  const browser = service.createReceiver();
  await subscribe(actor, { kind: "webpush", endpoint: browser.endpoint, keys: browser.keys });
  // Dates the subscription back, so that messages can be dated back too.
  await runtime("sql")`
    update push_subscriptions set created_at = created_at - interval '1 minute' where address = ${browser.endpoint}`;
  return browser;
}

/** Dates a room's messages back, as if that time had passed. */
export async function ageMessages(roomId: string, seconds: number): Promise<void> {
  await runtime("sql")`
    update messages set created_at = created_at - make_interval(secs => ${seconds}) where room_id = ${roomId}`;
  await runtime("sql")`update push_due set due_at = now(), queued_at = null where room_id = ${roomId}`;
}

export const hasDuePush = async (roomId: string): Promise<boolean> =>
  (await runtime("sql")`select 1 from push_due where room_id = ${roomId}`).length > 0;
