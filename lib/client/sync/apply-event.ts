import type { QueryClient } from "@tanstack/react-query";
import { LIMITS } from "@/lib/contract/limits";
import type { Message } from "@/lib/contract/messages";
import type { ServerEvent, ServerPayload } from "@/lib/contract/realtime";
import type { Room } from "@/lib/contract/rooms";
import { queryKeys } from "../api/query-keys";
import {
  getRoom,
  getRooms,
  updateConversation,
  updateRoom,
  updateRooms,
  updateTyping,
  updateUser,
} from "./cache";
import { addMessages, changeMessage, hideMessages, noteRevisions, unhideMessage } from "./conversation";
import { dropRoom, isStaleRoom, upsertRoom, withReceipt } from "./room-summary";
import { removeSearchHits, updateSearchHit } from "./search-results";

/** Called when the cache lacks what an event needs, so that the room's summary must be fetched. */
export type RequestRoomFetch = (roomId: string) => void;

type Appliers = {
  [E in ServerEvent]?: (
    cache: QueryClient,
    me: string,
    payload: ServerPayload<E>,
    requestFetch: RequestRoomFetch,
  ) => void;
};

/** The only writer of server events into the cache. Catch-up merges its responses by the same functions. */
export function applyEvent<E extends ServerEvent>(
  cache: QueryClient,
  me: string,
  event: E,
  payload: ServerPayload<E>,
  requestFetch: RequestRoomFetch,
): void {
  appliers[event]?.(cache, me, payload, requestFetch);
}

const appliers: Appliers = {
  receive_message: (cache, me, { roomId, messages }, requestFetch) => {
    updateConversation(cache, roomId, (known) => addMessages(known, messages));
    for (const message of messages) {
      if (message.senderId)
        updateTyping(cache, roomId, ({ [message.senderId as string]: _, ...others }) => others);
    }
    if (!getRoom(cache, roomId)) {
      if (getRooms(cache)) requestFetch(roomId);
      return;
    }
    updateRooms(cache, (rooms) =>
      toFront(rooms, roomId, (room) => withNewMessages(room, messages, me, requestFetch)),
    );
  },
  message_updated: (cache, _me, { message }) => replaceMessage(cache, message),
  message_deleted: (cache, me, { message }, requestFetch) => {
    replaceMessage(cache, message);
    const room = getRoom(cache, message.roomId);
    if (room && message.senderId !== me && message.seq > room.readSeq) requestFetch(room.id);
  },
  message_hidden: (cache, _me, { roomId, messageId, rev }, requestFetch) => {
    removeSearchHits(cache, (message) => message.id === messageId);
    updateConversation(cache, roomId, (known) => noteRevisions(hideMessages(known, [messageId]), [rev]));
    noteRoomRevision(cache, roomId, rev);
    requestFetch(roomId);
  },
  message_shown: (cache, _me, { message, rev }, requestFetch) => {
    updateConversation(cache, message.roomId, (known) => noteRevisions(unhideMessage(known, message), [rev]));
    noteRoomRevision(cache, message.roomId, rev);
    requestFetch(message.roomId);
  },
  message_delivered: (cache, _me, { roomId, userId, seq }, requestFetch) => {
    fetchIfUnknownMember(cache, roomId, userId, requestFetch);
    updateRoom(cache, roomId, (room) => withReceipt(room, userId, { deliveredSeq: seq }));
  },
  message_read: (cache, me, { roomId, userId, seq }, requestFetch) => {
    fetchIfUnknownMember(cache, roomId, userId, requestFetch);
    updateRoom(cache, roomId, (room) => {
      const updated = withReceipt(room, userId, { readSeq: seq, deliveredSeq: seq });
      if (userId !== me || seq <= room.readSeq) return updated;
      if (seq < room.lastSeq) requestFetch(roomId);
      return { ...updated, readSeq: seq, ...(seq >= room.lastSeq ? { unread: 0, mentions: 0 } : {}) };
    });
  },
  typing: (cache, me, { roomId, userId, typing }) => {
    if (userId === me) return;
    updateTyping(cache, roomId, ({ [userId]: _, ...others }) =>
      typing ? { ...others, [userId]: Date.now() + LIMITS.typingTimeoutMs } : others,
    );
  },
  presence: (cache, _me, { userId, online, lastSeenAt }) => {
    updateUser(cache, userId, online ? { online } : { online, lastSeenAt });
  },
  room_added: applyRoom,
  room_updated: applyRoom,
  room_removed: (cache, _me, { roomId }) => dropRoom(cache, roomId),
};

/** Requests the room when its receipt is of an unknown member: the event may come before the room that has the member. */
function fetchIfUnknownMember(
  cache: QueryClient,
  roomId: string,
  userId: string,
  requestFetch: RequestRoomFetch,
): void {
  const room = getRoom(cache, roomId);
  // New members of a large room are unknown to most clients, which must not all fetch it at a first receipt.
  if (!room || room.members.length >= LIMITS.membershipFanoutMembers) return;
  if (!room.members.some((member) => member.userId === userId)) requestFetch(roomId);
}

/** Applies a room. Other events may have overtaken a stale one, which still announces a change: the room is fetched. */
function applyRoom(
  cache: QueryClient,
  _me: string,
  { room }: { room: Room },
  requestFetch: RequestRoomFetch,
): void {
  const known = getRoom(cache, room.id);
  if (known && isStaleRoom(room, known)) requestFetch(room.id);
  // A direct room has the title and image of the other user, whose profile has changed as well.
  if (known && room.kind === "direct" && (room.title !== known.title || room.image !== known.image))
    for (const { userId } of room.members) void cache.invalidateQueries({ queryKey: queryKeys.user(userId) });
  upsertRoom(cache, room);
}

function toFront(rooms: Room[], roomId: string, change: (room: Room) => Room): Room[] {
  const room = rooms.find((other) => other.id === roomId);
  return room ? [change(room), ...rooms.filter((other) => other.id !== roomId)] : rooms;
}

/** Whether a message counts as unread. A receipt may overtake the messages that it covers. */
function isUnread(message: Message, { readSeq }: Room, me: string): boolean {
  return message.senderId !== me && message.type !== "system" && !message.deletedAt && message.seq > readSeq;
}

function withNewMessages(
  room: Room,
  messages: readonly Message[],
  me: string,
  requestFetch: RequestRoomFetch,
): Room {
  const fresh = messages.filter((message) => message.seq > room.lastSeq);
  const last = fresh.at(-1);
  if (!last) return room;
  // Counting needs every message in between; after a gap the server counts.
  if (fresh[0]?.seq !== room.lastSeq + 1) requestFetch(room.id);
  const unread = fresh.filter((message) => isUnread(message, room, me));
  const mentions = unread.filter(
    (message) => message.mentions.includes(me) || message.mentions.includes("all"),
  );
  return {
    ...room,
    lastSeq: last.seq,
    lastRev: Math.max(room.lastRev, last.rev),
    lastMessage: last,
    // As on the server: a new message unarchives a room unless it is muted.
    archived: room.archived && room.muted,
    unread: Math.min(room.unread + unread.length, LIMITS.unreadCap),
    mentions: Math.min(room.mentions + mentions.length, LIMITS.unreadCap),
  };
}

function noteRoomRevision(cache: QueryClient, roomId: string, rev: number): void {
  updateRoom(cache, roomId, (room) => ({ ...room, lastRev: Math.max(room.lastRev, rev) }));
}

function replaceMessage(cache: QueryClient, message: Message): void {
  updateSearchHit(cache, message);
  cache.setQueryData<Message>(queryKeys.message(message.id), (known) =>
    known && known.rev < message.rev ? message : known,
  );
  updateConversation(cache, message.roomId, (known) => changeMessage(known, message));
  updateRoom(cache, message.roomId, (room) => ({
    ...room,
    lastRev: Math.max(room.lastRev, message.rev),
    lastMessage:
      room.lastMessage?.id === message.id && room.lastMessage.rev < message.rev ? message : room.lastMessage,
  }));
}
