import { usePresenceText } from "@/components/people/use-presence-text";
import type { User } from "@/lib/contract/users";

/** Whether the other person is there, or when they were. */
export function PresenceLine({ user, className }: { user: User | undefined; className: string }) {
  const presence = usePresenceText();
  if (!user?.online && !user?.lastSeenAt) return null;
  return (
    <p suppressHydrationWarning className={className}>
      {presence(user)}
    </p>
  );
}
