import { randomUUID } from "node:crypto";
import { PASSWORD } from "@/tests/support/clients/bot";
import { type AccessMatrix, everyone, nobody, signedIn } from "./row";

const NOWHERE = () => ({ path: "nowhere/at/all" });

export const accountRoutes: AccessMatrix = {
  // Every unknown route.
  "GET /api/[...path]": { answers: everyone(404), params: NOWHERE },
  "POST /api/[...path]": { answers: everyone(404), params: NOWHERE },
  "PUT /api/[...path]": { answers: everyone(404), params: NOWHERE },
  "PATCH /api/[...path]": { answers: everyone(404), params: NOWHERE },
  "DELETE /api/[...path]": { answers: everyone(404), params: NOWHERE },
  "GET /api/health": { answers: everyone(200) },
  "GET /api/ready": { answers: everyone(200) },
  // Without METRICS_TOKEN any loopback client, such as this test, may read the metrics.
  "GET /api/metrics": { answers: everyone(200) },

  "POST /api/register": {
    answers: everyone(201),
    body: () => ({ email: `${randomUUID()}@example.com`, name: "New", password: PASSWORD }),
    mutates: true,
  },
  "POST /api/token": {
    answers: everyone(401),
    body: () => ({ email: `${randomUUID()}@example.com`, password: PASSWORD }),
  },
  "GET /api/auth/[...nextauth]": { answers: everyone(200), params: () => ({ nextauth: "session" }) },
  // A request with a cookie must come from a page of this server.
  "POST /api/auth/[...nextauth]": {
    answers: everyone(403),
    params: () => ({ nextauth: "callback/credentials" }),
    body: () => ({ email: "a@example.com", password: PASSWORD }),
  },

  "GET /api/me": { answers: signedIn(200) },
  "PATCH /api/me": { answers: signedIn(200), body: () => ({ readReceipts: true }) },
  "PATCH /api/me/password": {
    answers: signedIn(400),
    body: () => ({ currentPassword: "is another", newPassword: "a new one for nobody" }),
  },
  "PUT /api/me/picture": {
    answers: signedIn(415),
    headers: { "content-type": "image/png" },
    body: () => "no picture",
  },
  "DELETE /api/me/picture": { answers: signedIn(200) },
  "GET /api/me/export": { answers: signedIn(200) },
  "GET /api/sessions": { answers: signedIn(200) },
  "DELETE /api/sessions": {
    answers: signedIn(204),
    ownAccount: true,
  },
  "DELETE /api/sessions/[id]": {
    answers: nobody(),
    params: () => ({ id: randomUUID() }),
    noForeign: "bound-ids.test.ts asks for other people's",
  },
  "GET /api/users": { answers: signedIn(200), query: "query=member" },
  "GET /api/search": { answers: signedIn(200), query: "q=as" },
  "GET /api/pictures/[id]": {
    answers: nobody(),
    params: () => ({ id: randomUUID() }),
    noForeign: "all see all",
  },
  "GET /api/invites/[token]": {
    answers: everyone(200),
    params: ({ inviteToken }) => ({ token: inviteToken }),
  },
  "POST /api/invites/[token]": {
    answers: { ...signedIn(200), removed: 403 },
    params: ({ inviteToken }) => ({ token: inviteToken }),
    mutates: true,
  },
};
