import { normalizeText } from "@/components/i18n/normalize-text";
import type { Room } from "@/lib/contract/rooms";

export const ROOM_FILTERS = ["all", "unread", "groups"] as const;
export type RoomFilterKind = (typeof ROOM_FILTERS)[number];

export interface RoomListView {
  filter: RoomFilterKind;
  query: string;
  /** The ones put away, in place of the others. */
  archived: boolean;
}

/** Which rooms a list shows and in what order: pinned ones first, each part by its last activity. A search finds archived rooms too. */
export function filterRooms(rooms: readonly Room[], { filter, query, archived }: RoomListView): Room[] {
  const words = normalizeText(query).split(/\s+/).filter(Boolean);
  const shown = rooms.filter((room) => {
    if (words.length > 0) {
      const title = normalizeText(room.title);
      return words.every((word) => title.includes(word));
    }
    if (room.archived !== archived) return false;
    if (filter === "unread") return room.unread > 0;
    return filter === "all" || room.kind === "group";
  });
  return [...shown.filter((room) => room.pinned), ...shown.filter((room) => !room.pinned)];
}
