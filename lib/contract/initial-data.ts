import type { MessagePage } from "./messages";
import type { Room } from "./rooms";
import type { User } from "./users";

/** The initial data of a page: the API's answers to its first requests. */
export interface InitialData {
  rooms: Room[];
  /** Users whose names and presence the first view shows. */
  users: User[];
  /** The messages with which the URL's room opens; null if the URL names no room. */
  conversation: { roomId: string; page: MessagePage } | null;
}
