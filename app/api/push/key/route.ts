import { json, route } from "@/lib/server/http/route";
import { vapidKeys } from "@/lib/server/push/vapid-keys";

export const GET = route({}, async () => json({ publicKey: (await vapidKeys()).publicKey }));
