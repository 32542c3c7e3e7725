import { useState } from "react";
import { useTranslations } from "use-intl";
import { createLazyHook } from "@/components/ui/lazy-part";
import { useMe } from "@/lib/client/hooks/use-me";
import { useShortcodes } from "@/lib/client/hooks/use-shortcodes";
import { useLoadedUsers } from "@/lib/client/hooks/use-users";
import type { Room } from "@/lib/contract/rooms";
import { canMentionAll } from "./can-mention-all";
import { completionTokenAt } from "./completion-token";
import { MENTION_ALL } from "./extract-mentions";

export interface Suggestion {
  key: string;
  /** What stands in the text once it is picked. */
  replacement: string;
  label: string;
  detail?: string;
  /** An emoji, or nothing for a person, whose avatar stands there. */
  symbol?: string;
  person?: { id: string; name: string; image: string | null };
}

const useFindEmoji = createLazyHook(async () => (await import("./find-emoji")).findEmoji);

const MOST = 8;
const NOBODY: string[] = [];

/** What could complete the word at the caret, which of it is marked, and where it goes in the text. */
export function useSuggestions(room: Room, text: string, caret: number) {
  const words = useTranslations("composer");
  const me = useMe();
  const [closedAt, setClosedAt] = useState<number | null>(null);
  const [marked, setMarked] = useState({ token: "", index: 0 });
  const token = completionTokenAt(text, caret);
  // Closed is closed for one word: the next one asks anew.
  if (closedAt !== null && closedAt !== token?.start) setClosedAt(null);
  const tokenKey = token ? `${token.start} ${token.query}` : "";
  const others = token?.kind === "mention" ? room.members.map(({ userId }) => userId) : NOBODY;
  const users = useLoadedUsers(others);
  const shortcodes = useShortcodes(text.includes(":"));
  const findEmoji = useFindEmoji(text.includes(":"));

  let items: Suggestion[] = [];
  if (token && closedAt !== token.start) {
    if (token.kind === "emoji") {
      const found = (shortcodes && findEmoji?.(shortcodes, token.query)) ?? [];
      items = found.map(({ code, emoji }) => ({
        key: code,
        replacement: emoji,
        label: `:${code}:`,
        symbol: emoji,
      }));
    } else {
      const query = token.query.toLowerCase();
      const fits = (name: string) => ` ${name.toLowerCase()}`.includes(` ${query}`);
      items = users
        .filter((user) => user.id !== me.id && fits(user.name))
        .slice(0, MOST)
        .map((user) => ({ key: user.id, replacement: `@${user.name} `, label: user.name, person: user }));
      if (canMentionAll(room, me.id) && MENTION_ALL.startsWith(query)) {
        items.push({
          key: MENTION_ALL,
          replacement: `@${MENTION_ALL} `,
          label: MENTION_ALL,
          detail: words("everyone"),
          symbol: "@",
        });
      }
    }
  }
  const index = marked.token === tokenKey ? Math.min(marked.index, items.length - 1) : 0;
  return {
    items,
    index,
    start: token?.start ?? 0,
    mark: (next: number) =>
      setMarked({ token: tokenKey, index: (next + items.length) % Math.max(1, items.length) }),
    close: () => setClosedAt(token?.start ?? null),
    shortcodes,
  };
}
