import { FIRST_LOAD_LIMITS } from "@/lib/contract/first-load-limits";
import type { User } from "@/lib/contract/users";
import type { Api } from "../api/api";

/** How long ids are gathered for one request, ms. */
const GATHER_MS = 10;

/** Returns a function that loads a user by id; ids asked for at the same time share a request. Null for an unknown id. */
export function createUserLoader(api: Api): (userId: string) => Promise<User | null> {
  let waiting = new Map<
    string,
    { promise: Promise<User | null>; settle: (user: Promise<User | null>) => void }
  >();

  function flush(): void {
    const batch = [...waiting];
    waiting = new Map();
    for (let start = 0; start < batch.length; start += FIRST_LOAD_LIMITS.userIdsPerQuery) {
      const chunk = batch.slice(start, start + FIRST_LOAD_LIMITS.userIdsPerQuery);
      const response = api.get<{ users: User[] }>(
        `/api/users?ids=${chunk.map(([userId]) => userId).join(",")}`,
      );
      for (const [userId, { settle }] of chunk) {
        settle(response.then(({ users }) => users.find((user) => user.id === userId) ?? null));
      }
    }
  }

  return (userId) => {
    const known = waiting.get(userId);
    if (known) return known.promise;
    if (waiting.size === 0) setTimeout(flush, GATHER_MS);
    let settle: (user: Promise<User | null>) => void = () => undefined;
    const promise = new Promise<User | null>((resolve) => {
      settle = resolve;
    });
    waiting.set(userId, { promise, settle });
    return promise;
  };
}
