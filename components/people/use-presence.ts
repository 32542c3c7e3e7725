import { useConnection } from "@/lib/client/hooks/use-connection";
import { useUser } from "@/lib/client/hooks/use-user";
import type { User } from "@/lib/contract/users";

/** A user whose presence can be believed: without a connection nobody is known to be online. */
export function usePresence(userId: string | null): User | undefined {
  const user = useUser(userId);
  const { state } = useConnection();
  return user?.online && state === "offline" ? { ...user, online: false, lastSeenAt: null } : user;
}
