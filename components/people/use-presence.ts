import { useOffline } from "@/lib/client/hooks/use-connection";
import { useUser } from "@/lib/client/hooks/use-user";
import type { User } from "@/lib/contract/users";

/** Returns a user with their presence. Without a connection the presence is unknown, so nobody is online. */
export function usePresence(userId: string | null): User | undefined {
  const user = useUser(userId);
  const offline = useOffline();
  return user?.online && offline ? { ...user, online: false, lastSeenAt: null } : user;
}
