import { listBlocked } from "@/lib/server/blocks/queries";
import { json, route } from "@/lib/server/http/route";

export const GET = route({}, async ({ actor }) => json({ users: await listBlocked(actor) }));
