import { userQuery } from "@/lib/contract/users";
import { searchUsers, usersByIds } from "@/lib/server/accounts/users/queries";
import { json, route } from "@/lib/server/http/route";

export const GET = route({ query: userQuery }, async ({ actor: { userId }, query }) =>
  json({
    users: query.ids ? await usersByIds(query.ids, userId) : await searchUsers(query.query ?? "", userId),
  }),
);
