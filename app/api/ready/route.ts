import { checkReadiness } from "@/lib/server/http/readiness";
import { json, publicRoute } from "@/lib/server/http/route";

export const dynamic = "force-dynamic";

/** Readiness: whether this instance may receive traffic, and what prevents it. */
export const GET = publicRoute({}, async () => {
  const state = await checkReadiness();
  return json(state, state.ready ? 200 : 503);
});
