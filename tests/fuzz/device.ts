import { CancelledError, QueryClient } from "@tanstack/react-query";
import { v7 as uuidv7 } from "uuid";
import type { Api } from "@/lib/client/api/api";
import { ApiError, unreachableError } from "@/lib/client/api/api-error";
import { queryKeys } from "@/lib/client/api/query-keys";
import { openedConnection } from "@/lib/client/connection/connection";
import { singleTabChannel } from "@/lib/client/connection/tab-channel";
import { memoryOutboxStore, type OutboxItem, type OutboxStore } from "@/lib/client/outbox/outbox-store";
import { restoreQueries } from "@/lib/client/persist/cache-store";
import { memoryItemStore } from "@/lib/client/persist/item-store";
import { getConversation, getRooms } from "@/lib/client/sync/cache";
import { createCatchUp } from "@/lib/client/sync/catch-up";
import { type Chat, createChat } from "@/lib/client/sync/chat";
import { selectPersistedQueries } from "@/lib/client/sync/persist-cache";
import { createUserLoader } from "@/lib/client/sync/user-loader";
import { createLocalFiles } from "@/lib/client/uploads/local-files";
import type { Actor } from "@/lib/server/accounts/actor/actor";
import { messagePage } from "@/lib/server/messages/queries";
import { isRefusal } from "@/lib/server/platform/errors";
import { getRoom, listRooms } from "@/lib/server/rooms/queries";
import { roomChanges } from "@/lib/server/rooms/room-changes";
import type { Network } from "./network";
import { SimulatedClientSocket } from "./simulated-client-socket";
import { jsonRoundTrip, type SimulatedServer } from "./simulated-server";

/** Messages per page: small, so that a short run has several pages and windows inside a history. */
const PAGE = 6;

/** One user's device: the real client library on a simulated network. Its outbox survives a reload. */
export class Device {
  readonly store: OutboxStore = memoryOutboxStore();
  cache = new QueryClient();
  socket!: SimulatedClientSocket;
  chat!: Chat;
  private stop: () => void = () => undefined;

  constructor(
    private readonly hub: SimulatedServer,
    readonly actor: Actor,
    private readonly network: Network,
  ) {
    this.boot();
  }

  /** Simulates a reload or crash: the outbox stays and, unless cleared, the persisted cache. */
  reload(keeps: boolean): void {
    this.stop();
    const kept = selectPersistedQueries(this.cache);
    this.cache = new QueryClient();
    if (keeps) restoreQueries(this.cache, jsonRoundTrip(kept));
    this.boot();
  }

  close(): void {
    this.stop();
    this.cache.clear();
  }

  /** Loads the room list and a room, as the page does to show them; a failure is retried later. */
  async show(roomId: string | undefined): Promise<void> {
    const load = [
      this.cache.ensureQueryData({ queryKey: queryKeys.rooms, queryFn: this.chat.catchUp.loadRooms }),
    ] as Promise<unknown>[];
    if (roomId) {
      const queryFn = () => this.chat.catchUp.loadNewestPage(roomId);
      load.push(this.cache.ensureQueryData({ queryKey: queryKeys.conversation(roomId), queryFn }));
    }
    await ignoreExpectedErrors(Promise.all(load));
  }

  get rooms() {
    return getRooms(this.cache) ?? [];
  }

  conversation(roomId: string) {
    return getConversation(this.cache, roomId);
  }

  get unsent(): OutboxItem[] {
    return (this.cache.getQueryData<OutboxItem[]>(queryKeys.outbox) ?? []).filter(
      (item) => item.state === "sending",
    );
  }

  private boot(): void {
    this.socket = new SimulatedClientSocket(this.hub, this.actor, this.network);
    const api = this.api();
    this.chat = createChat({
      me: this.actor.userId,
      api,
      connection: openedConnection(this.socket.asSocket()),
      cache: this.cache,
      outboxStore: this.store,
      pendingChangeStore: memoryItemStore(),
      catchUp: createCatchUp(api, this.cache),
      files: createLocalFiles(memoryItemStore()),
      loadUser: createUserLoader(api),
      openTabChannel: singleTabChannel,
      onSignedOut: () => undefined,
    });
    this.stop = this.chat.start();
  }

  private api(): Api {
    const get = async <T>(path: string): Promise<T> =>
      this.network.call(async () => jsonRoundTrip(await answer(this.actor, path)) as T, unreachableError);
    const unused = () => Promise.reject(new Error("the simulated client only reads by REST"));
    return { get, post: unused, put: unused, patch: unused, delete: unused };
  }
}

/** Answers the routes that the client reads, directly from the domain. */
async function answer(actor: Actor, path: string): Promise<unknown> {
  const url = new URL(path, "http://simulated");
  const [, , , roomId = "", what] = url.pathname.split("/");
  const query = Object.fromEntries(
    [...url.searchParams].map(([name, value]) => [name, name === "at" ? value : Number(value)]),
  );
  try {
    if (!roomId) return { rooms: await listRooms(actor) };
    if (what === "messages") return await messagePage(actor, roomId, { limit: PAGE, ...query });
    if (what === "changes") return await roomChanges(actor, roomId, { since: 0, ...query });
    return { room: await getRoom(actor, roomId) };
  } catch (error) {
    throw isRefusal(error) ? new ApiError({ code: error.code, message: error.message }) : error;
  }
}

/** Waits for work that the network may fail, or that a removal from the room may end. */
export async function ignoreExpectedErrors(work: Promise<unknown>): Promise<void> {
  await work.catch((error: unknown) => {
    const isForgotten = error instanceof CancelledError;
    if (!(error instanceof ApiError) && !isRefusal(error) && !isForgotten) throw error;
  });
}

export const newId = () => uuidv7();
