import { useTranslations } from "use-intl";
import { useAgo } from "@/components/time/use-relative-time";
import type { User } from "@/lib/contract/users";

/** Tells `online` or `last seen 10 minutes ago`; null while nothing is known. */
export function usePresenceWords(): (user: User | undefined) => string | null {
  const words = useTranslations("presence");
  const ago = useAgo();
  return (user) => {
    if (user?.online) return words("online");
    if (!user?.lastSeenAt) return null;
    const when = ago(user.lastSeenAt);
    return when ? words("lastSeen", { when }) : words("justNow");
  };
}
