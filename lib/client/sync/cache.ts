import type { QueryClient } from "@tanstack/react-query";
import type { Room } from "@/lib/contract/rooms";
import type { User } from "@/lib/contract/users";
import { queryKeys } from "../api/query-keys";
import type { Conversation } from "./conversation";

/** When each member's typing indicator expires, in milliseconds since the epoch. */
export type TypingDeadlines = Record<string, number>;

export const getRooms = (cache: QueryClient) => cache.getQueryData<Room[]>(queryKeys.rooms);
/** The rooms if the server has sent them to this page; undefined while they are those stored by an earlier page. */
export const getFreshRooms = (cache: QueryClient) =>
  (cache.getQueryState(queryKeys.rooms)?.dataUpdatedAt ?? 0) < performance.timeOrigin
    ? undefined
    : getRooms(cache);
export const getRoom = (cache: QueryClient, roomId: string) =>
  getRooms(cache)?.find((room) => room.id === roomId);
export const getConversation = (cache: QueryClient, roomId: string) =>
  cache.getQueryData<Conversation>(queryKeys.conversation(roomId));

export function updateRooms(cache: QueryClient, change: (rooms: Room[]) => Room[]): void {
  cache.setQueryData<Room[]>(queryKeys.rooms, (rooms) => rooms && change(rooms));
}

export function updateRoom(cache: QueryClient, roomId: string, change: (room: Room) => Room): void {
  updateRooms(cache, (rooms) => rooms.map((room) => (room.id === roomId ? change(room) : room)));
}

export function updateConversation(
  cache: QueryClient,
  roomId: string,
  change: (conversation: Conversation) => Conversation,
): void {
  cache.setQueryData<Conversation>(queryKeys.conversation(roomId), (known) => known && change(known));
}

export function updateTyping(
  cache: QueryClient,
  roomId: string,
  change: (typing: TypingDeadlines) => TypingDeadlines,
): void {
  cache.setQueryData<TypingDeadlines>(queryKeys.typing(roomId), (typing) => change(typing ?? {}));
}

export function updateUser(cache: QueryClient, userId: string, change: Partial<User>): void {
  cache.setQueryData<User>(queryKeys.user(userId), (user) => user && { ...user, ...change });
}
