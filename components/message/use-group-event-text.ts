import { useFormatter, useTranslations } from "use-intl";
import type { GroupEvent } from "@/lib/contract/messages";

/** Names have a direction of their own, and leave that of the sentence alone. */
const isolated = (name: string) => `\u2068${name}\u2069`;

/** Says what happened in a group. */
export function useGroupEventText(): (event: GroupEvent) => string {
  const t = useTranslations("event");
  const format = useFormatter();
  return ({ kind, by, people = [], more = 0, title = "" }) => {
    const named = [...people.map(isolated), ...(more > 0 ? [t("more", { count: more })] : [])];
    return t(kind, { by: isolated(by), people: format.list(named), title: isolated(title) });
  };
}
