import { useTranslations } from "use-intl";
import { normalizeText } from "@/components/i18n/normalize-text";
import { useRooms } from "@/lib/client/hooks/use-rooms";
import { isQueryTooLong } from "@/lib/client/hooks/use-search";
import { useUnmatchedNames } from "@/lib/client/hooks/use-unmatched-names";
import { LIMITS } from "@/lib/contract/limits";
import { HAS_VALUES, parseQueryInput, type QueryInput } from "./parse-query-input";

const DAY = /(?:^|\s)(?:before|after|on):(\S+)/gi;
const HAS_WHAT = /(?:^|\s)has:(\S+)/gi;

/** Returns hints, in the reader's language, about parts of a query that make it find little or nothing. */
export function useQueryHints(query: string): string[] {
  const t = useTranslations("search");
  const { rooms } = useRooms();
  const box = parseQueryInput(query);
  const nameValues = (kind: "from" | "in") =>
    box.chips.flatMap((chip) => (chip.kind === kind ? [chip.value] : []));
  const nobody = useUnmatchedNames([...new Set(nameValues("from").filter((name) => !isMe(name)))]);
  const nowhere = nameValues("in").filter(
    (name) => rooms && !rooms.some(({ title }) => titleMatches(title, name)),
  );
  return [
    ...(isQueryTooLong(query) ? [t("hint.long", { max: LIMITS.searchLength })] : []),
    ...nobody.map((name) => t("hint.nobody", { name })),
    ...nowhere.map((name) => t("hint.nowhere", { name })),
    ...matches(box.text, DAY).map((day) => t("hint.noDay", { day })),
    ...matches(box.text, HAS_WHAT).map((what) => t("hint.noHas", { what, known: HAS_VALUES.join(", ") })),
    ...(leavesNoDay(box) ? [t("hint.noTime")] : []),
  ];
}

const isMe = (name: string): boolean => name.toLowerCase() === "me";

/** Returns whether a title contains all words of a name, in any order, as the server matches them. */
const titleMatches = (title: string, name: string): boolean =>
  normalizeText(name)
    .split(/\s+/)
    .every((word) => normalizeText(title).includes(word));

const matches = (text: string, pattern: RegExp): string[] =>
  [...text.matchAll(pattern)].map(([, value = ""]) => value);

/** Returns whether the date operators exclude each other, so that no day is left. */
function leavesNoDay({ chips }: QueryInput): boolean {
  const days = (kind: "before" | "after" | "on") =>
    chips.flatMap((chip) => (chip.kind === kind ? [chip.value] : [])).toSorted();
  const before = days("before")[0];
  const after = days("after").at(-1);
  const [first, last] = [days("on")[0], days("on").at(-1)];
  const follows = (after ?? "") >= (before ?? "~") || nextDay(after) === before;
  if (before !== undefined && after !== undefined && follows) return true;
  if (first === undefined || last === undefined) return false;
  return first !== last || (before ?? "~") <= first || (after ?? "") >= last;
}

function nextDay(day: string | undefined): string | null {
  return day === undefined ? null : new Date(Date.parse(day) + 24 * 60 * 60_000).toISOString().slice(0, 10);
}
