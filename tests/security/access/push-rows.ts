import { newPushSubscription } from "../../hostile/support/browser";
import type { RoomFixture } from "../support/fixtures";
import { type AccessMatrix, everyone, nobody, signedIn } from "./row";

/** A subscription of a user that no role stands for. */
const subscription = ({ users }: RoomFixture) => ({ id: users.subscriptionId });
const TOKEN = "token=is-none";

export const pushRoutes: AccessMatrix = {
  "GET /api/push/key": { answers: signedIn(200) },
  "GET /api/push/subscriptions": { answers: signedIn(200) },
  "POST /api/push/subscriptions": { answers: signedIn(201), body: newPushSubscription },
  "DELETE /api/push/subscriptions/[id]": { answers: nobody(), params: subscription },
  "POST /api/push/subscriptions/[id]/test": { answers: nobody(), params: subscription },
  // A link in an e-mail carries a token instead of a session.
  "GET /api/email/unsubscribe": { answers: everyone(303), query: TOKEN },
  "POST /api/email/unsubscribe": { answers: everyone(404), query: TOKEN },
};
