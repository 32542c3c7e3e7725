import type { QueryClient } from "@tanstack/react-query";
import { LIMITS } from "@/lib/contract/limits";
import type { ServerEvent, ServerPayload } from "@/lib/contract/realtime";
import type { User } from "@/lib/contract/users";
import type { Api } from "../api/api";
import { ApiError, unreachable } from "../api/api-error";
import { keepConnected } from "../connection/keep-connected";
import { onWake } from "../connection/on-wake";
import { type PageSocket, request, revive } from "../connection/socket";
import type { TabChannel } from "../connection/tab-channel";
import { createOutbox, type Outbox } from "../outbox/outbox";
import type { OutboxStore } from "../outbox/outbox-store";
import type { QueuedChange } from "../pending-changes/apply";
import { createMessageChanges, type MessageChanges } from "../pending-changes/queue";
import type { ItemStore } from "../persist/item-store";
import type { LocalFiles } from "../uploads/local-files";
import type { EndUpload, SendFile } from "../uploads/tus-upload";
import { createUploads } from "../uploads/uploads";
import { applyEvent } from "./apply-event";
import { getConversation, getRooms, keys, updateConversation } from "./cache";
import type { CatchUp } from "./catch-up";
import { hideMessages, showMessage } from "./conversation";
import { createMarks, type Marks } from "./receipts";

const [ROOMS] = keys.rooms;
const [CONVERSATION] = keys.conversation("");
const [USER] = keys.user("");

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

export interface ChatParts {
  me: string;
  api: Api;
  socket: PageSocket;
  cache: QueryClient;
  store: OutboxStore;
  changeStore: ItemStore<QueuedChange>;
  catchUp: CatchUp;
  files: LocalFiles;
  loadUser: Chat["loadUser"];
  /** A channel of its own for each thing that one tab does for all. */
  openTabs: (what: string) => TabChannel;
  onSignedOut(wished: boolean): void;
}

/** The browser's half of the system, without a page: what it shows is in the cache. */
export interface Chat {
  readonly api: Api;
  readonly socket: PageSocket;
  readonly outbox: Pick<Outbox, "send" | "retry" | "discard" | "removeFile">;
  readonly files: LocalFiles;
  readonly changes: Pick<MessageChanges, "add" | "onRefused">;
  readonly marks: Pick<Marks, "read">;
  readonly catchUp: CatchUp;
  readonly loadUser: (userId: string) => Promise<User | null>;
  /** Connects; returns what stops everything again. */
  start(): () => void;
}

// The way of files is loaded with the first of them.
const sendFile: SendFile = async (job) => (await tus()).sendByTus(job);
const endUpload: EndUpload = async (url) => (await tus()).endByTus(url);
const tus = () =>
  import("../uploads/tus-upload").catch(() => {
    throw unreachable();
  });

/** What fails for want of a connection is made up for at the next one; anything else is a fault and surfaces. */
async function quietly(work: Promise<void>): Promise<void> {
  await work.catch((error: unknown) => {
    if (!(error instanceof ApiError)) throw error;
  });
}

export function createChat(parts: ChatParts): Chat {
  const { me, api, socket, cache, store, changeStore, catchUp, files, openTabs, onSignedOut } = parts;
  const marks = createMarks(socket, cache, me);

  function apply<E extends ServerEvent>(event: E, payload: ServerPayload<E>): void {
    applyEvent(cache, me, event, payload, catchUp.needRoom);
    if (!getRooms(cache)) catchUp.passedOver();
  }

  function onReceived(payload: ServerPayload<"receive_message">): void {
    apply("receive_message", payload);
    outbox.confirm(payload.messages.map((message) => message.id));
  }

  const uploads = createUploads({ api, cache, files, sendFile, endUpload });
  const outbox = createOutbox({
    uploads,
    socket,
    cache,
    store,
    openTabs: () => openTabs("outbox"),
    onSent: (message) => apply("receive_message", { roomId: message.roomId, messages: [message] }),
  });

  const changes = createMessageChanges({
    api,
    cache,
    store: changeStore,
    openTabs: () => openTabs("changes"),
    onDone({ roomId, messageId, change }, message) {
      if (!message) updateConversation(cache, roomId, (known) => hideMessages(known, [messageId]));
      else if (change.kind === "hide")
        updateConversation(cache, roomId, (known) => showMessage(known, message));
      else apply(change.kind === "delete" ? "message_deleted" : "message_updated", { message });
    },
  });

  /** Whether this connection has been greeted; it is again whenever events for it may have been lost on their way. */
  let greeted = false;

  /** Who comes and goes is told to those who are connected, so what is known from before is looked up again. */
  const refreshPeople = () =>
    cache.invalidateQueries({ queryKey: [USER], refetchType: "active" }, { cancelRefetch: false });

  async function onReady({ rooms }: ServerPayload<"ready">): Promise<void> {
    const again = greeted;
    greeted = true;
    outbox.wake();
    changes.wake();
    marks.resend();
    if (again) catchUp.reconcileLater(rooms);
    else {
      // What was deleted before this connection heard of it would stay among what was found (P9).
      void cache.invalidateQueries({
        queryKey: keys.searches,
        predicate: ({ state }) => state.data !== undefined,
      });
      await catchUp.reconcile();
    }
    marks.deliverAll();
  }

  async function heartbeat(): Promise<void> {
    if (!socket.connected) return;
    const known = (getRooms(cache) ?? [])
      .slice(0, LIMITS.syncRooms)
      .map((room) => [room.id, getConversation(cache, room.id)?.rev ?? room.lastRev]);
    const { rooms } = await request(socket, "sync", { rooms: Object.fromEntries(known) });
    for (const { id } of rooms) catchUp.behind(id);
    // Large rooms are not told who comes and goes; those who are on the screen are looked up, all in one request.
    await refreshPeople();
  }

  /** Nobody knows after a sleep whether the connection is really there, and what went past. */
  function lookAgain(): void {
    void revive(socket);
    void quietly(heartbeat());
  }

  return {
    api,
    socket,
    outbox,
    files,
    changes,
    marks,
    catchUp,
    loadUser: parts.loadUser,
    start() {
      socket.on("receive_message", onReceived);
      for (const event of APPLIED) socket.on(event, ((payload: never) => apply(event, payload)) as never);
      let connected = false;
      socket.on("connect", () => {
        greeted = false;
        if (connected) void refreshPeople();
        connected = true;
      });
      socket.on("ready", (payload) => void quietly(onReady(payload)));
      const disconnect = keepConnected(socket, cache, { onSignedOut });
      const stopWaking = onWake(lookAgain);
      const timer = setInterval(() => void quietly(heartbeat()), HEARTBEAT_MS);
      const unsubscribe = cache.getQueryCache().subscribe(({ type, query }) => {
        if (type !== "updated") return;
        const [what] = query.queryKey;
        if (what === ROOMS) marks.deliverAll();
        if (what === ROOMS || what === CONVERSATION) catchUp.check();
      });
      // What was kept from the last time is shown at once, and may lack what came since; the socket may not come soon.
      void cache.invalidateQueries({ queryKey: keys.rooms });
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
        disconnect();
        socket.removeAllListeners();
      };
    },
  };
}
