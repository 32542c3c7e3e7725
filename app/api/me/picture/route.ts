import { readPictureBody } from "@/lib/server/http/read-body";
import { json, route } from "@/lib/server/http/route";
import { setOwnPicture } from "@/lib/server/pictures/set-own-picture";
import { consume } from "@/lib/server/rate-limit/rate-limiter";

export const PUT = route({}, async ({ actor, request }) => {
  await consume("picture", actor.userId);
  return json({ user: await setOwnPicture(actor, await readPictureBody(request)) });
});

export const DELETE = route({}, async ({ actor }) => json({ user: await setOwnPicture(actor, null) }));
