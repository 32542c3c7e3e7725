import { publicRoute } from "@/lib/server/http/route";
import { notFound } from "@/lib/server/platform/errors";

const unknownPath = publicRoute({}, async () => {
  throw notFound("address");
});

export {
  unknownPath as DELETE,
  unknownPath as GET,
  unknownPath as PATCH,
  unknownPath as POST,
  unknownPath as PUT,
};
