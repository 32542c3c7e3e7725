import { FIRST_LOAD_LIMITS } from "@/lib/contract/first-load-limits";
import type { Room } from "@/lib/contract/rooms";

/** The id and the name that mention everyone in the room. */
export const MENTION_ALL = "all";

interface MentionCandidate {
  id: string;
  name: string;
}

/** Returns whether the user may mention everyone: only owners and admins of a group may. */
export function canMentionAll(room: Room, meId: string): boolean {
  const role = room.members.find((member) => member.userId === meId)?.role;
  return room.kind === "group" && (role === "owner" || role === "admin");
}

/**
 * Returns the ids of the picked users whom a text still mentions, undefined for none. `@all` replaces all others where
 * it is allowed.
 */
export function extractMentions(
  text: string,
  picked: readonly MentionCandidate[],
  allAllowed: boolean,
): string[] | undefined {
  if (allAllowed && mentionsName(text, MENTION_ALL)) return [MENTION_ALL];
  const ids = picked
    .filter(({ id, name }) => id !== MENTION_ALL && mentionsName(text, name))
    .map(({ id }) => id);
  return ids.length === 0 ? undefined : [...new Set(ids)].slice(0, FIRST_LOAD_LIMITS.mentionsPerMessage);
}

/** Returns whether a text mentions a name as a whole word: `@Anna` does not mention Ann, while `@Ann Becker` does. */
function mentionsName(text: string, name: string): boolean {
  for (let at = text.indexOf(`@${name}`); at !== -1; at = text.indexOf(`@${name}`, at + 1)) {
    const [before, after] = [text.charAt(at - 1), text.charAt(at + name.length + 1)];
    if (!/[\p{L}\p{N}_]/u.test(before) && !/[\p{L}\p{N}_]/u.test(after)) return true;
  }
  return false;
}
