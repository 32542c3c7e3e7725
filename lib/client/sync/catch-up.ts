import type { QueryClient } from "@tanstack/react-query";
import type { MessagePage } from "@/lib/contract/messages";
import type { RoomHead } from "@/lib/contract/realtime";
import type { Changes, Room } from "@/lib/contract/rooms";
import type { Api } from "../api/api";
import { ApiError, ignoreApiErrors } from "../api/api-error";
import { queryKeys } from "../api/query-keys";
import { getConversation, getRoom, getRooms, updateConversation } from "./cache";
import {
  appendPage,
  type Conversation,
  conversationFromPage,
  hasGap,
  hasNewer,
  mergeChanges,
  prependPage,
  trimToNewest,
} from "./conversation";
import { dropRoom, isStaleRoom, mergeRoom, upsertRoom } from "./room-summary";

/** How long a gap may close by itself, ms: often one event has only overtaken another. */
const GAP_GRACE_MS = 300;
/** How long requests for a room's summary are gathered, ms. */
const ROOM_FETCH_DELAY_MS = 100;
/**
 * Mean delay of the room list after the heads of rooms, ms. An instance that has lost its peers sends the heads to all
 * its clients every few seconds.
 */
const ROOM_LIST_DELAY_MS = 20_000;
/** Max messages of a conversation that is off the screen; the rest is released. */
const OFFSCREEN_MESSAGES_MAX = 200;

/** A position in a room's history: a message's seq, or the first message at or after a time (ISO-8601). */
export type HistoryPosition = { around: number } | { at: string };

export interface CatchUp {
  /** Loads the user's rooms, for the query that holds them. */
  loadRooms(): Promise<Room[]>;
  /** Loads the newest page of a room, for the query that opens it. */
  loadNewestPage(roomId: string): Promise<Conversation>;
  loadOlder(roomId: string): Promise<void>;
  loadNewer(roomId: string): Promise<void>;
  /** Replaces the loaded window of a room by one around a position. */
  jumpTo(roomId: string, place: HistoryPosition): Promise<void>;
  /** Replaces the loaded window of a room by one at its end. */
  jumpToNewest(roomId: string): Promise<void>;
  /** Releases most messages of a room that has left the screen, and all of a window that does not reach the end. */
  releaseRoom(roomId: string): void;
  /** Notes that an event was skipped because the room list is not loaded yet. */
  noteSkippedEvent(): void;
  /** Finds conversations with a gap, and fetches what is missing unless the gap closes by itself in a moment. */
  fillGaps(): void;
  /** Fetches a room's summary soon; concurrent calls share one fetch. */
  scheduleRoomFetch(roomId: string): void;
  /** Fetches what changed in a room that is behind the server. */
  refreshRoom(roomId: string): void;
  /** Fetches the room list after a reconnect. What differs in a loaded room is fetched as a gap. */
  reconcile(): Promise<void>;
  /**
   * The same on a connection that did not break. Rooms that are behind their heads are fetched at once, the list later, at
   * a random time so that not all clients ask together.
   */
  reconcileHeads(heads: readonly RoomHead[]): void;
  stop(): void;
}

const mergeWithKnown = (fetched: Room, known: Room | undefined): Room =>
  known ? mergeRoom(fetched, known) : fetched;

const queryOf = (place: HistoryPosition): string =>
  "at" in place ? `at=${encodeURIComponent(place.at)}` : `around=${place.around}`;

/** Returns the middle of a window that does not reach the end, so that another can be loaded there. */
function positionOf(conversation: Conversation): HistoryPosition | undefined {
  const middle = conversation.messages[conversation.messages.length >> 1];
  return hasNewer(conversation) && middle ? { around: middle.seq } : undefined;
}

export function createCatchUp(api: Api, cache: QueryClient): CatchUp {
  const timers = new Map<string, ReturnType<typeof setTimeout>>();
  const running = new Set<string>();
  /** How often each room's window has been replaced. Responses requested for an earlier window are dropped. */
  const windowGenerations = new Map<string, number>();
  let skippedEvents = 0;

  /** Whether a conversation is behind its room: an event was lost, is late, or came while the conversation loaded. */
  function isBehind(roomId: string): boolean {
    const conversation = getConversation(cache, roomId);
    if (!conversation) return false;
    return hasGap(conversation) || conversation.rev < (getRoom(cache, roomId)?.lastRev ?? 0);
  }

  function schedule(name: string, ms: number, work: () => Promise<void>): void {
    if (timers.has(name)) return;
    timers.set(
      name,
      setTimeout(() => {
        timers.delete(name);
        // What cannot be fetched now is fetched at the next reconnect or heartbeat.
        void ignoreApiErrors(work());
      }, ms),
    );
  }

  /** Loads a window: the newest page, or one around a position. */
  async function load(roomId: string, place?: HistoryPosition): Promise<Conversation> {
    const before = getConversation(cache, roomId);
    const page = await api.get<MessagePage>(
      `/api/rooms/${roomId}/messages${place ? `?${queryOf(place)}` : ""}`,
    );
    // Events that came during the request were applied to the earlier window or to none. That window and the room's
    // summary have their revisions.
    const now = getConversation(cache, roomId);
    const hidden = now?.hidden.filter((id) => !before?.hidden.includes(id)) ?? [];
    if (Math.max(getRoom(cache, roomId)?.lastRev ?? 0, now?.rev ?? 0) > page.lastRev)
      schedule(`fill ${roomId}`, 0, () => fill(roomId));
    windowGenerations.set(roomId, (windowGenerations.get(roomId) ?? 0) + 1);
    return conversationFromPage(page, hidden);
  }

  async function replace(roomId: string, place?: HistoryPosition): Promise<void> {
    cache.setQueryData(queryKeys.conversation(roomId), await load(roomId, place));
  }

  /** Fetches what changed after `since`, by default after the known rev. One fetch at a time per room; another call waits. */
  async function fill(roomId: string, since = Number.MAX_SAFE_INTEGER): Promise<void> {
    if (running.has(roomId)) {
      schedule(`fill ${roomId}`, GAP_GRACE_MS, () => fill(roomId, since));
      return;
    }
    running.add(roomId);
    try {
      for (let cursor = since, more = true; more; ) {
        const known = getConversation(cache, roomId);
        if (!known) return;
        cursor = Math.min(cursor, known.rev);
        const generation = windowGenerations.get(roomId);
        const changes = await api.get<Changes>(`/api/rooms/${roomId}/changes?since=${cursor}`);
        if (windowGenerations.get(roomId) !== generation) continue;
        if (changes.reset) return replace(roomId, positionOf(known));
        updateConversation(cache, roomId, (now) => mergeChanges(now, changes));
        cursor = changes.lastRev;
        more = changes.more;
      }
    } finally {
      running.delete(roomId);
    }
  }

  async function extend(
    roomId: string,
    known: Conversation,
    query: string,
    change: (now: Conversation, page: MessagePage) => Conversation,
  ): Promise<void> {
    const page = await api.get<MessagePage>(`/api/rooms/${roomId}/messages?${query}`);
    updateConversation(cache, roomId, (now) => change(now, page));
    // A change of these messages during the request was skipped, since they were not loaded.
    if (getConversation(cache, roomId)?.rev !== known.rev) await fill(roomId, known.rev);
  }

  async function fetchRoom(roomId: string): Promise<void> {
    const wasKnown = getRoom(cache, roomId) !== undefined;
    try {
      const { room } = await api.get<{ room: Room }>(`/api/rooms/${roomId}`);
      const known = getRoom(cache, roomId);
      if (known && isStaleRoom(room, known))
        schedule(`room ${roomId}`, ROOM_FETCH_DELAY_MS, () => fetchRoom(roomId));
      if (known || !wasKnown) upsertRoom(cache, room);
    } catch (error) {
      if (!(error instanceof ApiError) || error.code !== "not_found") throw error;
      dropRoom(cache, roomId);
    }
  }

  async function loadRooms(): Promise<Room[]> {
    const before = new Set(getRooms(cache)?.map((room) => room.id));
    const skippedBefore = skippedEvents;
    const response = await api.get<{ rooms: Room[] }>("/api/rooms");
    // The first list may be older than an event that was skipped because there was no list.
    if (skippedBefore !== skippedEvents && before.size === 0) return loadRooms();
    const now = new Map(getRooms(cache)?.map((room) => [room.id, room]));
    // The list may lack rooms that were added during the request, and still have removed ones.
    const added = [...now.values()].filter(
      (room) => !before.has(room.id) && !response.rooms.some((other) => other.id === room.id),
    );
    const current = response.rooms.filter((room) => now.has(room.id) || !before.has(room.id));
    for (const { id } of response.rooms) before.delete(id);
    for (const id of before) dropRoom(cache, id);
    for (const room of current) {
      const known = now.get(room.id);
      if (known && isStaleRoom(room, known))
        schedule(`room ${room.id}`, ROOM_FETCH_DELAY_MS, () => fetchRoom(room.id));
    }
    return [...added, ...current.map((room) => mergeWithKnown(room, now.get(room.id)))];
  }

  async function refreshRooms(): Promise<void> {
    if (getRooms(cache)) cache.setQueryData(queryKeys.rooms, await loadRooms());
  }

  function refreshRoom(roomId: string): void {
    schedule(`fill ${roomId}`, 0, () => fill(roomId));
    schedule(`room ${roomId}`, 0, () => fetchRoom(roomId));
  }

  return {
    loadRooms,
    loadNewestPage: (roomId) => load(roomId),
    noteSkippedEvent() {
      skippedEvents += 1;
    },
    fillGaps() {
      for (const { id } of getRooms(cache) ?? []) {
        if (isBehind(id))
          schedule(`gap ${id}`, GAP_GRACE_MS, async () => (isBehind(id) ? fill(id) : undefined));
      }
    },
    refreshRoom,
    scheduleRoomFetch: (roomId) => schedule(`room ${roomId}`, ROOM_FETCH_DELAY_MS, () => fetchRoom(roomId)),
    async loadOlder(roomId) {
      const known = getConversation(cache, roomId);
      if (known) {
        await extend(roomId, known, `before=${known.from}`, (now, page) =>
          now.from === known.from ? prependPage(now, page) : now,
        );
      }
    },
    async loadNewer(roomId) {
      const known = getConversation(cache, roomId);
      if (known && hasNewer(known)) {
        await extend(roomId, known, `after=${known.to}`, (now, page) =>
          now.to === known.to ? appendPage(now, page) : now,
        );
      }
    },
    jumpTo: replace,
    jumpToNewest: (roomId) => replace(roomId),
    releaseRoom(roomId) {
      const queryKey = queryKeys.conversation(roomId);
      schedule(`leave ${roomId}`, 0, async () => {
        if (cache.getQueryCache().find({ queryKey })?.getObserversCount()) return;
        const known = getConversation(cache, roomId);
        if (!known) return;
        if (hasNewer(known)) cache.removeQueries({ queryKey });
        else if (known.messages.length > OFFSCREEN_MESSAGES_MAX)
          cache.setQueryData(queryKey, trimToNewest(known, OFFSCREEN_MESSAGES_MAX));
      });
    },
    async reconcile() {
      // A first list under way may be older than this connection, and lack its first events.
      skippedEvents += 1;
      await refreshRooms();
    },
    reconcileHeads(heads) {
      // A room without a head was left, or opened after the heads were read: the list shows which.
      const named = new Set(heads.map((head) => head.id));
      if (getRooms(cache)?.some((room) => !named.has(room.id))) schedule("others", 0, refreshRooms);
      for (const { id, lastRev, readSeq } of heads) {
        const room = getRoom(cache, id);
        const rev = getConversation(cache, id)?.rev ?? room?.lastRev ?? 0;
        if (!room || lastRev > rev || readSeq > room.readSeq) refreshRoom(id);
      }
      // Heads have no receipts of other members, whose events may have been lost as well.
      schedule("rooms", ROOM_LIST_DELAY_MS * (0.5 + Math.random()), refreshRooms);
    },
    stop() {
      for (const timer of timers.values()) clearTimeout(timer);
      timers.clear();
    },
  };
}
