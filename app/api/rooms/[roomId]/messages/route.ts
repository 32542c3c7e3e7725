import { historyQuery, messageBody } from "@/lib/contract/messages";
import { roomParams } from "@/lib/contract/path-params";
import { json, route } from "@/lib/server/http/route";
import { messagePage } from "@/lib/server/messages/queries";
import { sendMessage } from "@/lib/server/messages/send-message";
import { consume } from "@/lib/server/rate-limit/rate-limiter";

export const GET = route({ params: roomParams, query: historyQuery }, async ({ actor, params, query }) =>
  json(await messagePage(actor, params.roomId, query)),
);

export const POST = route({ params: roomParams, body: messageBody }, async ({ actor, params, body }) => {
  await consume("message", actor.userId);
  return json({ message: await sendMessage(actor, { ...body, roomId: params.roomId }) }, 201);
});
