import { profilePatch } from "@/lib/contract/users";
import { json, route } from "@/lib/server/http/route";
import { getMe } from "@/lib/server/users/queries";
import { updateProfile } from "@/lib/server/users/update-profile";

export const GET = route({}, async ({ actor }) => json({ user: await getMe(actor.userId) }));

export const PATCH = route({ body: profilePatch }, async ({ actor, body }) =>
  json({ user: await updateProfile(actor, body) }),
);
