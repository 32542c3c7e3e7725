import { createECDH, randomBytes, randomUUID } from "node:crypto";
import { type AccessMatrix, everyone, nobody, signedIn } from "./row";

/** The public half of a browser's key. */
const browserKey = () => createECDH("prime256v1").generateKeys().toString("base64url");

const TOKEN = "token=is-none";

export const pushRoutes: AccessMatrix = {
  "GET /api/push/key": { answers: signedIn(200) },
  "GET /api/push/subscriptions": { answers: signedIn(200) },
  "POST /api/push/subscriptions": {
    answers: signedIn(201),
    body: () => ({
      kind: "webpush",
      endpoint: `https://127.0.0.1:9/${randomUUID()}`,
      keys: {
        p256dh: browserKey(),
        auth: randomBytes(16).toString("base64url"),
      },
    }),
  },
  "DELETE /api/push/subscriptions/[id]": {
    answers: nobody(),
    params: () => ({ id: randomUUID() }),
    noForeign: "bound-ids.test.ts asks for other people's",
  },
  "POST /api/push/subscriptions/[id]/test": {
    answers: nobody(),
    params: () => ({ id: randomUUID() }),
    noForeign: "bound-ids.test.ts asks for other people's",
  },
  // A link in an e-mail: who follows it has a token instead of a session.
  "GET /api/email/unsubscribe": { answers: everyone(303), query: TOKEN },
  "POST /api/email/unsubscribe": { answers: everyone(404), query: TOKEN },
};
