import { normalizeText } from "@/components/i18n/normalize-text";
import type { Room } from "@/lib/contract/rooms";
import type { User } from "@/lib/contract/users";

export type ConversationTarget = { id: string; title: string } & ({ room: Room } | { user: User });

/** Max targets returned. */
const MAX_TARGETS = 30;

/** Scores a title for a query: 4 at its start, 3 at a word's start, 2 inside, 1 for its letters in order, else 0. */
export function matchScore(title: string, query: string): number {
  const [text, needle] = [normalizeText(title), normalizeText(query.trim())];
  if (text.startsWith(needle)) return 4;
  if (text.includes(` ${needle}`)) return 3;
  if (text.includes(needle)) return 2;
  let at = -1;
  for (const letter of needle.replace(/\s/g, "")) {
    at = text.indexOf(letter, at + 1);
    if (at < 0) return 0;
  }
  return 1;
}

/**
 * Returns the rooms and users that match a query, best first; ties keep the given order, the most recent room first. A
 * user with a direct room is represented by that room.
 */
export function findTargets(
  rooms: readonly Room[],
  people: readonly User[],
  query: string,
  me: string,
): ConversationTarget[] {
  const directUserIds = new Set(
    rooms.flatMap((room) => (room.kind === "direct" ? room.members.map((member) => member.userId) : [])),
  );
  const targets: ConversationTarget[] = [
    ...rooms.map((room) => ({ id: room.id, title: room.title, room })),
    ...people
      .filter((user) => user.id !== me && !directUserIds.has(user.id))
      .map((user) => ({ id: user.id, title: user.name, user })),
  ];
  return targets
    .map((target) => ({ target, score: matchScore(target.title, query) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)
    .slice(0, MAX_TARGETS)
    .map(({ target }) => target);
}
