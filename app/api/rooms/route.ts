import { newRoom } from "@/lib/contract/rooms";
import { json, route } from "@/lib/server/http/route";
import { createDirectRoom } from "@/lib/server/rooms/create-direct-room";
import { createGroup } from "@/lib/server/rooms/create-group";
import { listRooms } from "@/lib/server/rooms/queries";

export const GET = route({}, async ({ actor }) => json({ rooms: await listRooms(actor) }));

export const POST = route({ body: newRoom }, async ({ actor, body }) => {
  if (body.kind === "group") return json({ room: await createGroup(actor, body.title, body.userIds) }, 201);
  const { room, created } = await createDirectRoom(actor, body.userId);
  return json({ room }, created ? 201 : 200);
});
