import { usePresenceText } from "@/components/people/use-presence-text";
import type { User } from "@/lib/contract/users";

/** Shows whether the other person is online, or when they were last seen. */
export function PresenceLine({ user, className }: { user: User | undefined; className: string }) {
  const presenceText = usePresenceText();
  if (!user?.online && !user?.lastSeenAt) return null;
  return (
    <p suppressHydrationWarning className={className}>
      {presenceText(user)}
    </p>
  );
}
