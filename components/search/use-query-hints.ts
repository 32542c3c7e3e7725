import { useTranslations } from "use-intl";
import { normalizeText } from "@/components/i18n/normalize-text";
import { useRooms } from "@/lib/client/hooks/use-rooms";
import { isQueryTooLong } from "@/lib/client/hooks/use-search";
import { useUnmatchedNames } from "@/lib/client/hooks/use-unmatched-names";
import { LIMITS } from "@/lib/contract/limits";
import { HAS_VALUES, parseQueryInput, type QueryInput } from "./parse-query-input";

const DAY = /(?:^|\s)(?:before|after|on):(\S+)/gi;
const HAS_WHAT = /(?:^|\s)has:(\S+)/gi;

/** What about a search cannot be meant so, in the reader's words: it finds little or nothing, and this says why. */
export function useQueryHints(query: string): string[] {
  const words = useTranslations("search");
  const { rooms } = useRooms();
  const box = parseQueryInput(query);
  const named = (kind: "from" | "in") =>
    box.chips.flatMap((chip) => (chip.kind === kind ? [chip.value] : []));
  const nobody = useUnmatchedNames([...new Set(named("from").filter((name) => !isMe(name)))]);
  const nowhere = named("in").filter((name) => rooms && !rooms.some(({ title }) => holds(title, name)));
  return [
    ...(isQueryTooLong(query) ? [words("hint.long", { max: LIMITS.searchLength })] : []),
    ...nobody.map((name) => words("hint.nobody", { name })),
    ...nowhere.map((name) => words("hint.nowhere", { name })),
    ...matches(box.text, DAY).map((day) => words("hint.noDay", { day })),
    ...matches(box.text, HAS_WHAT).map((what) => words("hint.noHas", { what, known: HAS_VALUES.join(", ") })),
    ...(leavesNoDay(box) ? [words("hint.noTime")] : []),
  ];
}

const isMe = (name: string): boolean => name.toLowerCase() === "me";

/** As the server has it: all of the words, wherever they stand. */
const holds = (title: string, name: string): boolean =>
  normalizeText(name)
    .split(/\s+/)
    .every((word) => normalizeText(title).includes(word));

const matches = (text: string, pattern: RegExp): string[] =>
  [...text.matchAll(pattern)].map(([, value = ""]) => value);

/** Days bound by others so that none is left between them. */
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
