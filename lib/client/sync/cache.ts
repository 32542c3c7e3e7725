import type { QueryClient } from "@tanstack/react-query";
import type { Room } from "@/lib/contract/rooms";
import type { User } from "@/lib/contract/users";
import type { Conversation } from "./conversation";

/** When each typing member's sign lapses, in milliseconds since the epoch. */
export type Typing = Record<string, number>;

export const keys = {
  rooms: ["rooms"] as const,
  conversation: (roomId: string) => ["conversation", roomId] as const,
  typing: (roomId: string) => ["typing", roomId] as const,
  user: (userId: string) => ["user", userId] as const,
  people: (query: string) => ["people", query] as const,
  namesakes: (name: string) => ["namesakes", name] as const,
  searches: ["search"] as const,
  search: (address: string) => ["search", address] as const,
  sessions: ["sessions"] as const,
  secondFactor: ["second-factor"] as const,
  blocked: ["blocked"] as const,
  administered: (query: string, suspended: boolean) => ["administered", query, suspended] as const,
  reports: (state: string) => ["reports", state] as const,
  audit: (action: string) => ["audit", action] as const,
  invites: (roomId: string) => ["invites", roomId] as const,
  outbox: ["outbox"] as const,
  shortcodes: ["shortcodes"] as const,
  changes: ["changes"] as const,
  upload: (fileId: string) => ["upload", fileId] as const,
  localUrl: (fileId: string, what: string) => ["localUrl", fileId, what] as const,
  roomFiles: (roomId: string, kind: string) => ["roomFiles", roomId, kind] as const,
  peaks: (url: string) => ["peaks", url] as const,
  message: (id: string) => ["message", id] as const,
  connection: ["connection"] as const,
  subscriptions: ["subscriptions"] as const,
};

export const getRooms = (cache: QueryClient) => cache.getQueryData<Room[]>(keys.rooms);
/** As the server has told this page, and not as they were kept from the last time: what is in those was news then. */
export const getFreshRooms = (cache: QueryClient) =>
  (cache.getQueryState(keys.rooms)?.dataUpdatedAt ?? 0) < performance.timeOrigin
    ? undefined
    : getRooms(cache);
export const getRoom = (cache: QueryClient, roomId: string) =>
  getRooms(cache)?.find((room) => room.id === roomId);
export const getConversation = (cache: QueryClient, roomId: string) =>
  cache.getQueryData<Conversation>(keys.conversation(roomId));

export function updateRooms(cache: QueryClient, change: (rooms: Room[]) => Room[]): void {
  cache.setQueryData<Room[]>(keys.rooms, (rooms) => rooms && change(rooms));
}

export function updateRoom(cache: QueryClient, roomId: string, change: (room: Room) => Room): void {
  updateRooms(cache, (rooms) => rooms.map((room) => (room.id === roomId ? change(room) : room)));
}

export function updateConversation(
  cache: QueryClient,
  roomId: string,
  change: (conversation: Conversation) => Conversation,
): void {
  cache.setQueryData<Conversation>(keys.conversation(roomId), (known) => known && change(known));
}

export function updateTyping(cache: QueryClient, roomId: string, change: (typing: Typing) => Typing): void {
  cache.setQueryData<Typing>(keys.typing(roomId), (typing) => change(typing ?? {}));
}

export function updateUser(cache: QueryClient, userId: string, change: Partial<User>): void {
  cache.setQueryData<User>(keys.user(userId), (user) => user && { ...user, ...change });
}
