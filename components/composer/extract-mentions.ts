import { FIRST_LOAD_LIMITS } from "@/lib/contract/first-load-limits";

/** Everyone in the room. */
export const MENTION_ALL = "all";

interface Named {
  id: string;
  name: string;
}

/** Whom a text names of those picked from the list, as ids; everyone, where that is allowed, stands alone. */
export function extractMentions(
  text: string,
  named: readonly Named[],
  allAllowed: boolean,
): string[] | undefined {
  if (allAllowed && names(text, MENTION_ALL)) return [MENTION_ALL];
  const ids = named.filter(({ id, name }) => id !== MENTION_ALL && names(text, name)).map(({ id }) => id);
  return ids.length === 0 ? undefined : [...new Set(ids)].slice(0, FIRST_LOAD_LIMITS.mentionsPerMessage);
}

/** `@Ann` names Ann, and nobody in `@Anna`, `@Ann Becker` aside, whom the text names as well. */
function names(text: string, name: string): boolean {
  for (let at = text.indexOf(`@${name}`); at !== -1; at = text.indexOf(`@${name}`, at + 1)) {
    const [before, after] = [text.charAt(at - 1), text.charAt(at + name.length + 1)];
    if (!/[\p{L}\p{N}_]/u.test(before) && !/[\p{L}\p{N}_]/u.test(after)) return true;
  }
  return false;
}
