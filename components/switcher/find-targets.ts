import { normalizeText } from "@/components/i18n/normalize-text";
import type { Room } from "@/lib/contract/rooms";
import type { User } from "@/lib/contract/users";

export type ConversationTarget = { id: string; title: string } & ({ room: Room } | { user: User });

const SHOWN = 30;

/** How well a title answers: at its start, at a word's start, inside, with its letters in order, not at all. */
export function matchScore(title: string, query: string): number {
  const [text, wanted] = [normalizeText(title), normalizeText(query.trim())];
  if (text.startsWith(wanted)) return 4;
  if (text.includes(` ${wanted}`)) return 3;
  if (text.includes(wanted)) return 2;
  let at = -1;
  for (const letter of wanted.replace(/\s/g, "")) {
    at = text.indexOf(letter, at + 1);
    if (at < 0) return 0;
  }
  return 1;
}

/** Rooms and people for the words, the best first and among equals the most recent; a person with a direct room is that room. */
export function findTargets(
  rooms: readonly Room[],
  people: readonly User[],
  query: string,
  me: string,
): ConversationTarget[] {
  const known = new Set(
    rooms.flatMap((room) => (room.kind === "direct" ? room.members.map((member) => member.userId) : [])),
  );
  const targets: ConversationTarget[] = [
    ...rooms.map((room) => ({ id: room.id, title: room.title, room })),
    ...people
      .filter((user) => user.id !== me && !known.has(user.id))
      .map((user) => ({ id: user.id, title: user.name, user })),
  ];
  return targets
    .map((target) => ({ target, score: matchScore(target.title, query) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)
    .slice(0, SHOWN)
    .map(({ target }) => target);
}
