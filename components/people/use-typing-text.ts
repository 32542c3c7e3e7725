import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { useUser } from "@/lib/client/hooks/use-user";
import { bidiName } from "./bidi-name";

/** Ann is typing…, Ann and Bo are typing…, Several people are typing…; null while nobody does. */
export function useTypingText(ids: string[]): ReactNode {
  const words = useTranslations("typing");
  const first = useUser(ids[0] ?? null)?.name;
  const second = useUser(ids[1] ?? null)?.name;
  if (ids.length === 0) return null;
  if (ids.length > 2) return words("several");
  if (!first || (ids.length === 2 && !second)) return null;
  if (second) return words.rich("two", { first, second, who: bidiName });
  return words.rich("one", { name: first, who: bidiName });
}
