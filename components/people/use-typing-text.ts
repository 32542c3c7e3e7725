import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { useUser } from "@/lib/client/hooks/use-user";
import { bidiName } from "./bidi-name";

/** Returns “Ann is typing…”, “Ann and Bo are typing…” or “Several people are typing…”; null while nobody is. */
export function useTypingText(ids: string[]): ReactNode {
  const t = useTranslations("typing");
  const first = useUser(ids[0] ?? null)?.name;
  const second = useUser(ids[1] ?? null)?.name;
  if (ids.length === 0) return null;
  if (ids.length > 2) return t("several");
  if (!first || (ids.length === 2 && !second)) return null;
  if (second) return t.rich("two", { first, second, who: bidiName });
  return t.rich("one", { name: first, who: bidiName });
}
