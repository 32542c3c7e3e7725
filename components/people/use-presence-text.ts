import { useTranslations } from "use-intl";
import { useRelativeTime } from "@/components/time/use-relative-time";
import type { User } from "@/lib/contract/users";

/** Returns a function that gives `online` or `last seen 10 minutes ago`; null while the presence is unknown. */
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
