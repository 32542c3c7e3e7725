import { roomParams } from "@/lib/contract/path-params";
import { markReadBody } from "@/lib/contract/rooms";
import { noContent, route } from "@/lib/server/http/route";
import { markRead } from "@/lib/server/receipts/receipt-writer";

export const POST = route({ params: roomParams, body: markReadBody }, async ({ actor, params, body }) => {
  await markRead(actor, { ...params, ...body });
  return noContent();
});
