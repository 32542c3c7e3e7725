import { useServerFormattedText } from "@/components/i18n/use-server-formatted-text";
import { usePresenceText } from "@/components/people/use-presence-text";
import { useNow } from "@/components/time/use-now";
import type { User } from "@/lib/contract/users";

const MINUTE_MS = 60_000;

/** Shows whether the other person is online, or when they were last seen. */
export function PresenceLine({ user, className }: { user: User | undefined; className: string }) {
  const presenceText = usePresenceText();
  const minutes = Math.floor(((useNow() ?? 0) - Date.parse(user?.lastSeenAt ?? "")) / MINUTE_MS);
  const key = `presence ${user?.online} ${user?.lastSeenAt} ${minutes}`;
  const { text, ref } = useServerFormattedText(key, () => presenceText(user) ?? "");
  if (!user?.online && !user?.lastSeenAt) return null;
  return (
    <p ref={ref} suppressHydrationWarning className={className}>
      {text}
    </p>
  );
}
