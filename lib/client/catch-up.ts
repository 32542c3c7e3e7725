import type { QueryClient } from "@tanstack/react-query";
import type { MessagePage } from "@/lib/contract/messages";
import type { RoomHead } from "@/lib/contract/realtime";
import type { Changes, Room } from "@/lib/contract/rooms";
import type { Api } from "./api";
import { ApiError } from "./api-error";
import { forgetRoom, isOlder, newerRoom, putRoom } from "./apply-event";
import { type Conversation, getConversation, getRoom, getRooms, keys, updateConversation } from "./cache";
import { caughtUpTo, conversationFrom, hasHole, mergeMessages, prependPage } from "./conversation";

/** A hole is often only an event that overtook another; so long it may fill by itself. */
const HOLE_MS = 300;
const ROOM_MS = 100;

export interface CatchUp {
  /** The actor's rooms, for the query that holds them. */
  rooms(): Promise<Room[]>;
  /** The newest page of a room, for the query that opens it. */
  open(roomId: string): Promise<Conversation>;
  loadOlder(roomId: string): Promise<void>;
  /** Looks whether a conversation has a hole, and fills it if it is still there after a moment. */
  watch(roomId: string): void;
  /** Fetches a room's summary soon; several calls at once are one fetch. */
  needRoom(roomId: string): void;
  /** The server says that this room stands elsewhere than here: fetch what differs. */
  behind(roomId: string): void;
  /** Compares where the rooms stand with what is here, and fetches what differs. */
  reconcile(heads: readonly RoomHead[]): Promise<void>;
  stop(): void;
}

export function createCatchUp(api: Api, cache: QueryClient): CatchUp {
  const timers = new Map<string, ReturnType<typeof setTimeout>>();
  const running = new Set<string>();

  function later(name: string, ms: number, work: () => Promise<void>): void {
    if (timers.has(name)) return;
    timers.set(
      name,
      setTimeout(() => {
        timers.delete(name);
        // What could not be fetched now is fetched at the next reconnect or heartbeat.
        work().catch((error: unknown) => {
          if (!(error instanceof ApiError)) throw error;
        });
      }, ms),
    );
  }

  async function open(roomId: string): Promise<Conversation> {
    const page = await api.get<MessagePage>(`/api/rooms/${roomId}/messages`);
    // Events that came while the page was on its way went nowhere; the room's summary knows of them.
    if ((getRoom(cache, roomId)?.lastRev ?? 0) > conversationFrom(page).rev)
      later(`fill ${roomId}`, 0, () => fill(roomId));
    return conversationFrom(page);
  }

  async function fill(roomId: string): Promise<void> {
    if (running.has(roomId)) return;
    running.add(roomId);
    try {
      for (;;) {
        const known = getConversation(cache, roomId);
        if (!known) return;
        const changes = await api.get<Changes>(`/api/rooms/${roomId}/changes?since=${known.rev}`);
        if (changes.reset) {
          cache.setQueryData(keys.conversation(roomId), await open(roomId));
          return;
        }
        updateConversation(cache, roomId, (now) =>
          caughtUpTo(mergeMessages(now, changes.messages), changes.lastRev),
        );
        if (!changes.more) return;
      }
    } finally {
      running.delete(roomId);
    }
  }

  async function fetchRoom(roomId: string): Promise<void> {
    try {
      const { room } = await api.get<{ room: Room }>(`/api/rooms/${roomId}`);
      const known = getRoom(cache, roomId);
      if (known && isOlder(room, known)) later(`room ${roomId}`, ROOM_MS, () => fetchRoom(roomId));
      putRoom(cache, room);
    } catch (error) {
      if (!(error instanceof ApiError) || error.code !== "not_found") throw error;
      forgetRoom(cache, roomId);
    }
  }

  async function rooms(): Promise<Room[]> {
    const before = new Set(getRooms(cache)?.map((room) => room.id));
    const answer = await api.get<{ rooms: Room[] }>("/api/rooms");
    const now = getRooms(cache) ?? [];
    const fetched = new Set(answer.rooms.map((room) => room.id));
    const merged = answer.rooms.map((room) => {
      const known = now.find((other) => other.id === room.id);
      return known ? newerRoom(room, known) : room;
    });
    for (const room of answer.rooms) {
      const known = getConversation(cache, room.id);
      if (known && known.rev < room.lastRev) later(`fill ${room.id}`, 0, () => fill(room.id));
    }
    // A room that was added while the list was on its way is not in it.
    return [...now.filter((room) => !before.has(room.id) && !fetched.has(room.id)), ...merged];
  }

  return {
    rooms,
    open,
    watch(roomId) {
      const holed = () => {
        const known = getConversation(cache, roomId);
        return known !== undefined && hasHole(known);
      };
      if (holed()) later(`hole ${roomId}`, HOLE_MS, async () => (holed() ? fill(roomId) : undefined));
    },
    behind(roomId) {
      later(`fill ${roomId}`, 0, () => fill(roomId));
      later(`room ${roomId}`, 0, () => fetchRoom(roomId));
    },
    needRoom: (roomId) => later(`room ${roomId}`, ROOM_MS, () => fetchRoom(roomId)),
    async loadOlder(roomId) {
      const first = getConversation(cache, roomId)?.messages[0];
      if (!first) return;
      const page = await api.get<MessagePage>(`/api/rooms/${roomId}/messages?before=${first.seq}`);
      updateConversation(cache, roomId, (now) =>
        now.messages[0]?.seq === first.seq ? prependPage(now, page) : now,
      );
    },
    async reconcile(heads) {
      const mine = new Set(heads.map((head) => head.id));
      for (const room of getRooms(cache) ?? []) if (!mine.has(room.id)) forgetRoom(cache, room.id);
      for (const { id, lastRev } of heads) {
        const known = getConversation(cache, id);
        if (known && known.rev < lastRev) later(`fill ${id}`, 0, () => fill(id));
      }
      if (getRooms(cache)) cache.setQueryData(keys.rooms, await rooms());
    },
    stop() {
      for (const timer of timers.values()) clearTimeout(timer);
      timers.clear();
    },
  };
}
