import { byRoom } from "@/lib/contract/path-params";
import { readUpTo } from "@/lib/contract/rooms";
import { noContent, route } from "@/lib/server/http/route";
import { markRead } from "@/lib/server/receipts/receipt-writer";

export const POST = route({ params: byRoom, body: readUpTo }, async ({ actor, params, body }) => {
  await markRead(actor, { ...params, ...body });
  return noContent();
});
