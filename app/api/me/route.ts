import { profilePatch } from "@/lib/contract/users";
import { updateProfile } from "@/lib/server/accounts/profile/update-profile";
import { getMe } from "@/lib/server/accounts/users/queries";
import { json, route } from "@/lib/server/http/route";

export const GET = route({}, async ({ actor }) => json({ user: await getMe(actor.userId) }));

export const PATCH = route({ body: profilePatch }, async ({ actor, body }) =>
  json({ user: await updateProfile(actor, body) }),
);
