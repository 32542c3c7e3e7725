import { json, publicRoute } from "@/lib/server/http/route";

export const dynamic = "force-dynamic";

/** The process lives. */
export const GET = publicRoute({}, async () => json({ ok: true }));
