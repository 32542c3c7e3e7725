import { useTranslations } from "use-intl";
import { findTargets } from "@/components/switcher/find-targets";
import { isoDay } from "@/components/time/iso-day";
import { useMe } from "@/lib/client/hooks/use-me";
import { useRooms } from "@/lib/client/hooks/use-rooms";
import { useUserSearch } from "@/lib/client/hooks/use-user";
import type { Room } from "@/lib/contract/rooms";
import type { User } from "@/lib/contract/users";
import type { ActiveOperator } from "./chip-editing";
import { type Chip, HAS_VALUES } from "./parse-query-input";

/** A completion for the operator at the caret. */
export interface Completion {
  key: string;
  chip: Chip;
  label: string;
  detail?: string;
  user?: User;
  room?: Room;
}

/** Max completions of names. */
const MAX_COMPLETIONS = 8;
/** Days before today. */
const DAYS = { today: 0, yesterday: 1, week: 7, month: 30, year: 365 } as const;

export function useCompletions(operator: ActiveOperator | null): Completion[] {
  const t = useTranslations("search");
  const me = useMe();
  const { rooms = [] } = useRooms();
  const { people = [] } = useUserSearch(operator?.kind === "from" ? operator.query.trim() : null);
  if (!operator) return [];
  const query = operator.query.trim().toLowerCase();
  switch (operator.kind) {
    case "from": {
      const own = people.find(({ id }) => id === me.id);
      return [...(own ? [own] : []), ...people.filter((user) => user !== own)]
        .slice(0, MAX_COMPLETIONS)
        .map((user) => ({
          key: user.id,
          chip: { kind: "from", value: user.name },
          label: user.name,
          user,
          ...(user === own ? { detail: t("you") } : {}),
        }));
    }
    case "in":
      return findTargets(rooms, [], query, me.id)
        .slice(0, MAX_COMPLETIONS)
        .flatMap((target) => ("room" in target ? [target.room] : []))
        .map((room) => ({ key: room.id, chip: { kind: "in", value: room.title }, label: room.title, room }));
    case "has":
      return HAS_VALUES.filter((value) => value.startsWith(query)).map((value) => ({
        key: value,
        chip: { kind: "has", value },
        label: t(`has.${value}`),
      }));
    default: {
      const { kind } = operator;
      if (query !== "") return [];
      return (["today", "yesterday", "week", "month", "year"] as const).map((name) => {
        const day = isoDay(dateDaysAgo(DAYS[name]));
        return { key: name, chip: { kind, value: day }, label: t(`day.${name}`), detail: day };
      });
    }
  }
}

function dateDaysAgo(days: number): Date {
  const date = new Date();
  date.setDate(date.getDate() - days);
  return date;
}
