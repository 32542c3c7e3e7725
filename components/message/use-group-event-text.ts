import { useFormatter, useTranslations } from "use-intl";
import type { GroupEvent } from "@/lib/contract/messages";

/** Wraps a name in Unicode isolates, so that its direction does not affect the sentence. */
const isolated = (name: string) => `\u2068${name}\u2069`;

/** Returns a function that describes a group event in the reader's language. */
export function useGroupEventText(): (event: GroupEvent) => string {
  const t = useTranslations("event");
  const format = useFormatter();
  return ({ kind, by, people = [], more = 0, title = "" }) => {
    const named = [...people.map(isolated), ...(more > 0 ? [t("more", { count: more })] : [])];
    return t(kind, { by: isolated(by), people: format.list(named), title: isolated(title) });
  };
}
