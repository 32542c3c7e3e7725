import { json, route } from "@/lib/server/http/route";
import { listBlocked } from "@/lib/server/moderation/blocks/queries";

export const GET = route({}, async ({ actor }) => json({ users: await listBlocked(actor) }));
