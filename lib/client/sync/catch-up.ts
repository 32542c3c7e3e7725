import type { QueryClient } from "@tanstack/react-query";
import type { MessagePage } from "@/lib/contract/messages";
import type { RoomHead } from "@/lib/contract/realtime";
import type { Changes, Room } from "@/lib/contract/rooms";
import type { Api } from "../api/api";
import { ApiError } from "../api/api-error";
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

/** A hole is often only an event that overtook another; so long it may fill by itself. */
const HOLE_MS = 300;
const ROOM_MS = 100;
/** While the server cannot hear its peers it tells all its clients every few seconds where they stand. */
const LIST_AFTER_MS = 20_000;
/** What of a long conversation stays in memory once it is no longer on the screen. */
const LEFT_MESSAGES = 200;

/** A place in a room's history: a message's seq, or the first message at a time (ISO) or later. */
export type HistoryPosition = { around: number } | { at: string };

export interface CatchUp {
  /** The actor's rooms, for the query that holds them. */
  loadRooms(): Promise<Room[]>;
  /** The newest page of a room, for the query that opens it. */
  loadNewestPage(roomId: string): Promise<Conversation>;
  loadOlder(roomId: string): Promise<void>;
  loadNewer(roomId: string): Promise<void>;
  /** Puts the window of a room elsewhere in its history. */
  jumpTo(roomId: string, place: HistoryPosition): Promise<void>;
  /** Puts the window of a room at its end. */
  jumpToNewest(roomId: string): Promise<void>;
  /** The room is off the screen: lets go of most of it, and of a window that does not reach the end. */
  releaseRoom(roomId: string): void;
  /** Notes that an event could not be applied, since what it changes is not loaded yet. */
  noteSkippedEvent(): void;
  /** Looks for conversations that lack something, and fetches it unless it comes by itself in a moment. */
  fillGaps(): void;
  /** Fetches a room's summary soon; several calls at once are one fetch. */
  scheduleRoomFetch(roomId: string): void;
  /** The server says that this room stands elsewhere than here: fetch what differs. */
  refreshRoom(roomId: string): void;
  /** Compares all the rooms with what is here, and fetches what differs. */
  reconcile(): Promise<void>;
  /** The same for a connection that did not break: only what is behind these heads at once, and the rest when not everybody does. */
  reconcileHeads(heads: readonly RoomHead[]): void;
  stop(): void;
}

const newest = (fetched: Room, known: Room | undefined): Room =>
  known ? mergeRoom(fetched, known) : fetched;

const queryOf = (place: HistoryPosition): string =>
  "at" in place ? `at=${encodeURIComponent(place.at)}` : `around=${place.around}`;

/** Where a window stands that does not reach the end, so that another can be loaded there. */
function placeOf(conversation: Conversation): HistoryPosition | undefined {
  const middle = conversation.messages[conversation.messages.length >> 1];
  return hasNewer(conversation) && middle ? { around: middle.seq } : undefined;
}

export function createCatchUp(api: Api, cache: QueryClient): CatchUp {
  const timers = new Map<string, ReturnType<typeof setTimeout>>();
  const running = new Set<string>();
  /** Counts how often a room's window was loaded anew: what was asked for on behalf of an earlier one is not for it. */
  const windows = new Map<string, number>();
  let passedOver = 0;

  /** Whether a conversation is behind what is known of its room: an event lost, late, or gone past while it loaded. */
  function isBehind(roomId: string): boolean {
    const conversation = getConversation(cache, roomId);
    if (!conversation) return false;
    return hasGap(conversation) || conversation.rev < (getRoom(cache, roomId)?.lastRev ?? 0);
  }

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

  /** Loads a window anew, the newest page or around a place. */
  async function load(roomId: string, place?: HistoryPosition): Promise<Conversation> {
    const before = getConversation(cache, roomId);
    const page = await api.get<MessagePage>(
      `/api/rooms/${roomId}/messages${place ? `?${queryOf(place)}` : ""}`,
    );
    // Events that came while the page was on its way went elsewhere or nowhere; the window before and the room's
    // summary know of them.
    const now = getConversation(cache, roomId);
    const hidden = now?.hidden.filter((id) => !before?.hidden.includes(id)) ?? [];
    if (Math.max(getRoom(cache, roomId)?.lastRev ?? 0, now?.rev ?? 0) > page.lastRev)
      later(`fill ${roomId}`, 0, () => fill(roomId));
    windows.set(roomId, (windows.get(roomId) ?? 0) + 1);
    return conversationFromPage(page, hidden);
  }

  async function replace(roomId: string, place?: HistoryPosition): Promise<void> {
    cache.setQueryData(queryKeys.conversation(roomId), await load(roomId, place));
  }

  /** Fetches what changed after `since`, by default after what is known. One at a time per room; a further call waits. */
  async function fill(roomId: string, since = Number.MAX_SAFE_INTEGER): Promise<void> {
    if (running.has(roomId)) {
      later(`fill ${roomId}`, HOLE_MS, () => fill(roomId, since));
      return;
    }
    running.add(roomId);
    try {
      for (let cursor = since, more = true; more; ) {
        const known = getConversation(cache, roomId);
        if (!known) return;
        cursor = Math.min(cursor, known.rev);
        const window = windows.get(roomId);
        const changes = await api.get<Changes>(`/api/rooms/${roomId}/changes?since=${cursor}`);
        if (windows.get(roomId) !== window) continue;
        if (changes.reset) return replace(roomId, placeOf(known));
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
    // A change of these messages that came while the page was on its way was passed over: they were not loaded.
    if (getConversation(cache, roomId)?.rev !== known.rev) await fill(roomId, known.rev);
  }

  async function fetchRoom(roomId: string): Promise<void> {
    const wasThere = getRoom(cache, roomId) !== undefined;
    try {
      const { room } = await api.get<{ room: Room }>(`/api/rooms/${roomId}`);
      const known = getRoom(cache, roomId);
      if (known && isStaleRoom(room, known)) later(`room ${roomId}`, ROOM_MS, () => fetchRoom(roomId));
      if (known || !wasThere) upsertRoom(cache, room);
    } catch (error) {
      if (!(error instanceof ApiError) || error.code !== "not_found") throw error;
      dropRoom(cache, roomId);
    }
  }

  async function rooms(): Promise<Room[]> {
    const before = new Set(getRooms(cache)?.map((room) => room.id));
    const passed = passedOver;
    const answer = await api.get<{ rooms: Room[] }>("/api/rooms");
    // The first list may have left the server before an event that found no list here.
    if (passed !== passedOver && before.size === 0) return rooms();
    const now = new Map(getRooms(cache)?.map((room) => [room.id, room]));
    // Rooms that came or went while the list was on its way are not in it, or still are.
    const added = [...now.values()].filter(
      (room) => !before.has(room.id) && !answer.rooms.some((other) => other.id === room.id),
    );
    const current = answer.rooms.filter((room) => now.has(room.id) || !before.has(room.id));
    for (const { id } of answer.rooms) before.delete(id);
    for (const id of before) dropRoom(cache, id);
    for (const room of current) {
      const known = now.get(room.id);
      if (known && isStaleRoom(room, known)) later(`room ${room.id}`, ROOM_MS, () => fetchRoom(room.id));
    }
    return [...added, ...current.map((room) => newest(room, now.get(room.id)))];
  }

  async function fetchRooms(): Promise<void> {
    if (getRooms(cache)) cache.setQueryData(queryKeys.rooms, await rooms());
  }

  function behind(roomId: string): void {
    later(`fill ${roomId}`, 0, () => fill(roomId));
    later(`room ${roomId}`, 0, () => fetchRoom(roomId));
  }

  return {
    loadRooms: rooms,
    loadNewestPage: (roomId) => load(roomId),
    noteSkippedEvent() {
      passedOver += 1;
    },
    fillGaps() {
      for (const { id } of getRooms(cache) ?? []) {
        if (isBehind(id)) later(`hole ${id}`, HOLE_MS, async () => (isBehind(id) ? fill(id) : undefined));
      }
    },
    refreshRoom: behind,
    scheduleRoomFetch: (roomId) => later(`room ${roomId}`, ROOM_MS, () => fetchRoom(roomId)),
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
      later(`leave ${roomId}`, 0, async () => {
        if (cache.getQueryCache().find({ queryKey })?.getObserversCount()) return;
        const known = getConversation(cache, roomId);
        if (!known) return;
        if (hasNewer(known)) cache.removeQueries({ queryKey });
        else if (known.messages.length > LEFT_MESSAGES)
          cache.setQueryData(queryKey, trimToNewest(known, LEFT_MESSAGES));
      });
    },
    async reconcile() {
      // A first list that is on its way may have left the server before this connection heard of the rooms in it.
      passedOver += 1;
      await fetchRooms();
    },
    reconcileHeads(heads) {
      // A room that is not named was left meanwhile, or opened after this was said: the list tells which.
      const named = new Set(heads.map((head) => head.id));
      if (getRooms(cache)?.some((room) => !named.has(room.id))) later("others", 0, fetchRooms);
      for (const { id, lastRev, readSeq } of heads) {
        const room = getRoom(cache, id);
        const rev = getConversation(cache, id)?.rev ?? room?.lastRev ?? 0;
        if (!room || lastRev > rev || readSeq > room.readSeq) behind(id);
      }
      // No head tells of what others have read; that may have been lost as well.
      later("rooms", LIST_AFTER_MS * (0.5 + Math.random()), fetchRooms);
    },
    stop() {
      for (const timer of timers.values()) clearTimeout(timer);
      timers.clear();
    },
  };
}
