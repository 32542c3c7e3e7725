import type { QueryClient } from "@tanstack/react-query";
import { LIMITS } from "@/lib/contract/limits";
import type { ServerEvent, ServerPayload } from "@/lib/contract/realtime";
import type { User } from "@/lib/contract/users";
import type { Api } from "../api/api";
import { ignoreApiErrors, unreachableError } from "../api/api-error";
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

/** How often a client asks the server whether it has missed something, ms. */
const HEARTBEAT_MS = 60_000;

/** Events that only change the cache. */
const APPLIED_EVENTS = [
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
  /** Opens a tab channel of its own for each queue, which the leader sends for all tabs. */
  openTabChannel: (what: string) => TabChannel;
  onSignedOut(voluntary: boolean): void;
}

/** The client without its user interface: what a page shows is in the cache. */
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
  /** Connects, and starts both queues. Returns a function that stops everything. */
  start(): () => void;
}

// The upload library loads with the first file.
const sendFile: UploadFile = async (job) => (await loadTus()).uploadByTus(job);
const endUpload: TerminateUpload = async (url) => (await loadTus()).terminateTusUpload(url);
const loadTus = () =>
  import("../uploads/tus-upload").catch(() => {
    throw unreachableError();
  });

export function createChat(dependencies: ChatDependencies): Chat {
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
  } = dependencies;
  const receipts = createReceiptSender(connection, cache, me);

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

  const pendingChanges = createPendingChangeQueue({
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

  /** Whether this connection has had a `ready`. The server sends another whenever it may have lost events. */
  let receivedReady = false;
  let keptConnection: KeptConnection | undefined;

  /** Presence events reach connected clients only, so users known from before are fetched again. */
  const refreshUsers = () =>
    cache.invalidateQueries({ queryKey: [USER], refetchType: "active" }, { cancelRefetch: false });

  async function onReady({ rooms }: ServerPayload<"ready">): Promise<void> {
    const isRepeated = receivedReady;
    receivedReady = true;
    outbox.retryNow();
    pendingChanges.retryNow();
    receipts.resend();
    if (isRepeated) catchUp.reconcileHeads(rooms);
    else {
      // Search results may contain messages whose deletion this connection missed (P9).
      void cache.invalidateQueries({
        queryKey: queryKeys.searches,
        predicate: ({ state }) => state.data !== undefined,
      });
      await catchUp.reconcile();
    }
    receipts.markAllDelivered();
  }

  async function heartbeat(): Promise<void> {
    if (!connection.socket?.connected) return;
    const revs = (getRooms(cache) ?? [])
      .slice(0, LIMITS.syncRooms)
      .map((room) => [room.id, getConversation(cache, room.id)?.rev ?? room.lastRev]);
    const { rooms } = await request(connection.socket, "sync", { rooms: Object.fromEntries(revs) });
    for (const { id } of rooms) catchUp.refreshRoom(id);
    // Large rooms get no presence events, so the users on the screen are fetched, all in one request.
    await refreshUsers();
  }

  function listen(socket: ChatSocket): void {
    socket.on("receive_message", onReceived);
    for (const event of APPLIED_EVENTS)
      socket.on(event, ((payload: never) => apply(event, payload)) as never);
    let connected = false;
    socket.on("connect", () => {
      receivedReady = false;
      if (connected) void refreshUsers();
      connected = true;
    });
    socket.on("ready", (payload) => void ignoreApiErrors(onReady(payload)));
  }

  return {
    api,
    connection,
    outbox,
    files,
    pendingChanges,
    receipts,
    catchUp,
    loadUser: dependencies.loadUser,
    reconnect: () => keptConnection?.reconnect(),
    start() {
      const kept = keepConnected(connection, cache, { listen, onSignedOut });
      keptConnection = kept;
      // After a sleep the connection may be dead, and events may have been missed.
      const stopWaking = onWake(() => {
        kept.check();
        void ignoreApiErrors(heartbeat());
      });
      const timer = setInterval(() => void ignoreApiErrors(heartbeat()), HEARTBEAT_MS);
      const unsubscribe = cache.getQueryCache().subscribe(({ type, query }) => {
        if (type !== "updated") return;
        const [kind] = query.queryKey;
        if (kind === ROOMS) receipts.markAllDelivered();
        if (kind === ROOMS || kind === CONVERSATION) catchUp.fillGaps();
      });
      // Stored rooms and users are shown at once but may be outdated, and the socket may connect late.
      void cache.invalidateQueries({ queryKey: queryKeys.rooms });
      void refreshUsers();
      const stopOutbox = outbox.start();
      const stopPendingChanges = pendingChanges.start();
      return () => {
        unsubscribe();
        stopWaking();
        clearInterval(timer);
        catchUp.stop();
        receipts.stop();
        stopOutbox();
        stopPendingChanges();
        kept.stop();
      };
    },
  };
}
