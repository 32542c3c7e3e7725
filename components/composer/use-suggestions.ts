import { useState } from "react";
import { useTranslations } from "use-intl";
import { createLazyHook } from "@/components/ui/lazy-part";
import { useMe } from "@/lib/client/hooks/use-me";
import { useShortcodes } from "@/lib/client/hooks/use-shortcodes";
import { useLoadedUsers } from "@/lib/client/hooks/use-users";
import type { Room } from "@/lib/contract/rooms";
import { completionTokenAt } from "./completion-token";
import { canMentionAll, MENTION_ALL } from "./extract-mentions";

export interface Suggestion {
  key: string;
  /** The text that replaces the token. */
  replacement: string;
  label: string;
  detail?: string;
  /** An emoji or a sign; undefined for a person, who has an avatar instead. */
  symbol?: string;
  person?: { id: string; name: string; image: string | null };
}

const useFindEmoji = createLazyHook(async () => (await import("./find-emoji")).findEmoji);

const MAX_SUGGESTIONS = 8;
const NO_IDS: string[] = [];

/** Returns the suggestions for the token at the caret, the active one, and where the token starts. */
export function useSuggestions(room: Room, text: string, caret: number) {
  const t = useTranslations("composer");
  const me = useMe();
  const [dismissedAt, setDismissedAt] = useState<number | null>(null);
  const [active, setActive] = useState({ token: "", index: 0 });
  const token = completionTokenAt(text, caret);
  // Dismissing applies to one token only.
  if (dismissedAt !== null && dismissedAt !== token?.start) setDismissedAt(null);
  const tokenKey = token ? `${token.start} ${token.query}` : "";
  const memberIds = token?.kind === "mention" ? room.members.map(({ userId }) => userId) : NO_IDS;
  const users = useLoadedUsers(memberIds);
  const shortcodes = useShortcodes(text.includes(":"));
  const findEmoji = useFindEmoji(text.includes(":"));

  let items: Suggestion[] = [];
  if (token && dismissedAt !== token.start) {
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
      const matches = (name: string) => ` ${name.toLowerCase()}`.includes(` ${query}`);
      items = users
        .filter((user) => user.id !== me.id && matches(user.name))
        .slice(0, MAX_SUGGESTIONS)
        .map((user) => ({ key: user.id, replacement: `@${user.name} `, label: user.name, person: user }));
      if (canMentionAll(room, me.id) && MENTION_ALL.startsWith(query)) {
        items.push({
          key: MENTION_ALL,
          replacement: `@${MENTION_ALL} `,
          label: MENTION_ALL,
          detail: t("everyone"),
          symbol: "@",
        });
      }
    }
  }
  const activeIndex = active.token === tokenKey ? Math.min(active.index, items.length - 1) : 0;
  return {
    items,
    activeIndex,
    start: token?.start ?? 0,
    setActiveIndex: (next: number) =>
      setActive({ token: tokenKey, index: (next + items.length) % Math.max(1, items.length) }),
    dismiss: () => setDismissedAt(token?.start ?? null),
    shortcodes,
  };
}
