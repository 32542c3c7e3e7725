import { useTranslations } from "use-intl";
import { isolate } from "@/components/people/isolate";
import { useUser } from "@/lib/client/hooks/use-user";

/** Ann is typing…, Ann and Bo are typing…, Several people are typing…; null while nobody does. */
export function useTypingWords(ids: string[]): string | null {
  const words = useTranslations("typing");
  const first = useUser(ids[0] ?? null)?.name;
  const second = useUser(ids[1] ?? null)?.name;
  if (ids.length === 0) return null;
  if (ids.length > 2) return words("several");
  if (!first || (ids.length === 2 && !second)) return null;
  if (second) return words("two", { first: isolate(first), second: isolate(second) });
  return words("one", { name: isolate(first) });
}
