import type { Room } from "@/lib/contract/rooms";

export const FILTERS = ["all", "unread", "groups"] as const;
export type Filter = (typeof FILTERS)[number];

export interface View {
  filter: Filter;
  query: string;
  /** The ones put away, in place of the others. */
  archived: boolean;
}

/** Lower case without accents, so that `jose` finds José. */
export function plain(text: string): string {
  return text
    .normalize("NFD")
    .replace(/\p{Mn}/gu, "")
    .toLocaleLowerCase();
}

/** Which rooms a list shows and in what order: pinned ones first, each part by its last activity. A search finds archived rooms too. */
export function viewRooms(rooms: readonly Room[], { filter, query, archived }: View): Room[] {
  const words = plain(query).split(/\s+/).filter(Boolean);
  const shown = rooms.filter((room) => {
    if (words.length > 0) {
      const title = plain(room.title);
      return words.every((word) => title.includes(word));
    }
    if (room.archived !== archived) return false;
    if (filter === "unread") return room.unread > 0;
    return filter === "all" || room.kind === "group";
  });
  return [...shown.filter((room) => room.pinned), ...shown.filter((room) => !room.pinned)];
}
