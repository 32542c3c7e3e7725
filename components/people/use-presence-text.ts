import { useTranslations } from "use-intl";
import { useRelativeTime } from "@/components/time/use-relative-time";
import type { User } from "@/lib/contract/users";

/** Tells `online` or `last seen 10 minutes ago`; null while nothing is known. */
export function usePresenceText(): (user: User | undefined) => string | null {
  const t = useTranslations("presence");
  const ago = useRelativeTime();
  return (user) => {
    if (user?.online) return t("online");
    if (!user?.lastSeenAt) return null;
    const when = ago(user.lastSeenAt);
    return when ? t("lastSeen", { when }) : t("justNow");
  };
}
