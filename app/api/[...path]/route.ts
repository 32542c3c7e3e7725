import { publicRoute } from "@/lib/server/http/route";
import { notFound } from "@/lib/server/platform/errors";

const nowhere = publicRoute({}, async () => {
  throw notFound("address");
});

export { nowhere as DELETE, nowhere as GET, nowhere as PATCH, nowhere as POST, nowhere as PUT };
