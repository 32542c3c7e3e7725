import { json, publicRoute } from "@/lib/server/http/route";

export const dynamic = "force-dynamic";

/** Liveness: the process answers. */
export const GET = publicRoute({}, async () => json({ ok: true }));
