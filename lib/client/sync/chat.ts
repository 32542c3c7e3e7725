import type { QueryClient } from "@tanstack/react-query";
import { LIMITS } from "@/lib/contract/limits";
import type { ServerEvent, ServerPayload } from "@/lib/contract/realtime";
import type { User } from "@/lib/contract/users";
import type { Api } from "../api/api";
import { ApiError, unreachableError } from "../api/api-error";
import { queryKeys } from "../api/query-keys";
import type { Connection } from "../connection/connection";
import { type KeptConnection, keepConnected } from "../connection/keep-connected";
import { onWake } from "../connection/on-wake";
import { type ChatSocket, request } from "../connection/socket";
import type { TabChannel } from "../connection/tab-channel";
import { createOutbox, type Outbox } from "../outbox/outbox";
import type { OutboxStore } from "../outbox/outbox-store";
import type { PendingChange } from "../pending-changes/apply";
import { createPendingChangeQueue, type PendingChangeQueue } from "../pending-changes/queue";
import type { ItemStore } from "../persist/item-store";
import type { LocalFiles } from "../uploads/local-files";
import type { TerminateUpload, UploadFile } from "../uploads/tus-upload";
import { createUploads } from "../uploads/uploads";
import { applyEvent } from "./apply-event";
import { getConversation, getRooms, updateConversation } from "./cache";
import type { CatchUp } from "./catch-up";
import { hideMessages, unhideMessage } from "./conversation";
import { createReceiptSender, type ReceiptSender } from "./receipts";

const [ROOMS] = queryKeys.rooms;
const [CONVERSATION] = queryKeys.conversation("");
const [USER] = queryKeys.user("");

/** How often a quiet client asks whether it missed something that nobody could tell it. */
const HEARTBEAT_MS = 60_000;

const APPLIED = [
  "message_updated",
  "message_deleted",
  "message_hidden",
  "message_shown",
  "message_delivered",
  "message_read",
  "typing",
  "presence",
  "room_added",
  "room_updated",
  "room_removed",
] as const satisfies readonly ServerEvent[];

export interface ChatDependencies {
  me: string;
  api: Api;
  connection: Connection;
  cache: QueryClient;
  outboxStore: OutboxStore;
  pendingChangeStore: ItemStore<PendingChange>;
  catchUp: CatchUp;
  files: LocalFiles;
  loadUser: Chat["loadUser"];
  /** A channel of its own for each thing that one tab does for all. */
  openTabChannel: (what: string) => TabChannel;
  onSignedOut(wished: boolean): void;
}

/** The browser's half of the system, without a page: what it shows is in the cache. */
export interface Chat {
  readonly api: Api;
  readonly connection: Connection;
  readonly outbox: Pick<Outbox, "send" | "retry" | "discard" | "removeFile">;
  readonly files: LocalFiles;
  readonly pendingChanges: Pick<PendingChangeQueue, "add" | "onRefused">;
  readonly receipts: Pick<ReceiptSender, "markRead">;
  readonly catchUp: CatchUp;
  readonly loadUser: (userId: string) => Promise<User | null>;
  /** Connects at once, whatever the pause before the next attempt. */
  reconnect(): void;
  /** Connects; returns what stops everything again. */
  start(): () => void;
}

// The way of files is loaded with the first of them.
const sendFile: UploadFile = async (job) => (await tus()).uploadByTus(job);
const endUpload: TerminateUpload = async (url) => (await tus()).terminateTusUpload(url);
const tus = () =>
  import("../uploads/tus-upload").catch(() => {
    throw unreachableError();
  });

/** What fails for want of a connection is made up for at the next one; anything else is a fault and surfaces. */
async function quietly(work: Promise<void>): Promise<void> {
  await work.catch((error: unknown) => {
    if (!(error instanceof ApiError)) throw error;
  });
}

export function createChat(parts: ChatDependencies): Chat {
  const {
    me,
    api,
    connection,
    cache,
    outboxStore,
    pendingChangeStore,
    catchUp,
    files,
    openTabChannel,
    onSignedOut,
  } = parts;
  const marks = createReceiptSender(connection, cache, me);

  function apply<E extends ServerEvent>(event: E, payload: ServerPayload<E>): void {
    applyEvent(cache, me, event, payload, catchUp.scheduleRoomFetch);
    if (!getRooms(cache)) catchUp.noteSkippedEvent();
  }

  function onReceived(payload: ServerPayload<"receive_message">): void {
    apply("receive_message", payload);
    outbox.confirm(payload.messages.map((message) => message.id));
  }

  const uploads = createUploads({ api, cache, files, sendFile, endUpload });
  const outbox = createOutbox({
    uploads,
    connection,
    cache,
    store: outboxStore,
    openTabs: () => openTabChannel("outbox"),
    onSent: (message) => apply("receive_message", { roomId: message.roomId, messages: [message] }),
  });

  const changes = createPendingChangeQueue({
    api,
    cache,
    store: pendingChangeStore,
    openTabs: () => openTabChannel("changes"),
    onDone({ roomId, messageId, change }, message) {
      if (!message) updateConversation(cache, roomId, (known) => hideMessages(known, [messageId]));
      else if (change.kind === "hide")
        updateConversation(cache, roomId, (known) => unhideMessage(known, message));
      else apply(change.kind === "delete" ? "message_deleted" : "message_updated", { message });
    },
  });

  /** Whether this connection has been greeted; it is again whenever events for it may have been lost on their way. */
  let greeted = false;
  let link: KeptConnection | undefined;

  /** Who comes and goes is told to those who are connected, so what is known from before is looked up again. */
  const refreshPeople = () =>
    cache.invalidateQueries({ queryKey: [USER], refetchType: "active" }, { cancelRefetch: false });

  async function onReady({ rooms }: ServerPayload<"ready">): Promise<void> {
    const again = greeted;
    greeted = true;
    outbox.retryNow();
    changes.retryNow();
    marks.resend();
    if (again) catchUp.reconcileHeads(rooms);
    else {
      // What was deleted before this connection heard of it would stay among what was found (P9).
      void cache.invalidateQueries({
        queryKey: queryKeys.searches,
        predicate: ({ state }) => state.data !== undefined,
      });
      await catchUp.reconcile();
    }
    marks.markAllDelivered();
  }

  async function heartbeat(): Promise<void> {
    if (!connection.socket?.connected) return;
    const known = (getRooms(cache) ?? [])
      .slice(0, LIMITS.syncRooms)
      .map((room) => [room.id, getConversation(cache, room.id)?.rev ?? room.lastRev]);
    const { rooms } = await request(connection.socket, "sync", { rooms: Object.fromEntries(known) });
    for (const { id } of rooms) catchUp.refreshRoom(id);
    // Large rooms are not told who comes and goes; those who are on the screen are looked up, all in one request.
    await refreshPeople();
  }

  function listen(socket: ChatSocket): void {
    socket.on("receive_message", onReceived);
    for (const event of APPLIED) socket.on(event, ((payload: never) => apply(event, payload)) as never);
    let connected = false;
    socket.on("connect", () => {
      greeted = false;
      if (connected) void refreshPeople();
      connected = true;
    });
    socket.on("ready", (payload) => void quietly(onReady(payload)));
  }

  return {
    api,
    connection,
    outbox,
    files,
    pendingChanges: changes,
    receipts: marks,
    catchUp,
    loadUser: parts.loadUser,
    reconnect: () => link?.reconnect(),
    start() {
      const kept = keepConnected(connection, cache, { listen, onSignedOut });
      link = kept;
      // Nobody knows after a sleep whether the connection is really there, and what went past.
      const stopWaking = onWake(() => {
        kept.check();
        void quietly(heartbeat());
      });
      const timer = setInterval(() => void quietly(heartbeat()), HEARTBEAT_MS);
      const unsubscribe = cache.getQueryCache().subscribe(({ type, query }) => {
        if (type !== "updated") return;
        const [what] = query.queryKey;
        if (what === ROOMS) marks.markAllDelivered();
        if (what === ROOMS || what === CONVERSATION) catchUp.fillGaps();
      });
      // What was kept from the last time is shown at once, and may lack what came since; the socket may not come soon.
      void cache.invalidateQueries({ queryKey: queryKeys.rooms });
      void refreshPeople();
      const stopOutbox = outbox.start();
      const stopChanges = changes.start();
      return () => {
        unsubscribe();
        stopWaking();
        clearInterval(timer);
        catchUp.stop();
        marks.stop();
        stopOutbox();
        stopChanges();
        kept.stop();
      };
    },
  };
}
