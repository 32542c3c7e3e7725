import { randomUUID } from "node:crypto";
import { type AccessMatrix, signedIn } from "./row";

/** Room roles do not count here: only administrators are allowed. */
const administrators = (status: number) => ({ answers: signedIn(403), administrator: status });

export const adminRoutes: AccessMatrix = {
  "GET /api/audit": administrators(200),
  "GET /api/admin/people": administrators(200),
  "GET /api/admin/reports": administrators(200),
  "PATCH /api/admin/reports/[id]": {
    ...administrators(404),
    params: () => ({ id: randomUUID() }),
    body: () => ({ outcome: "dismissed" }),
  },
  "PUT /api/admin/people/[userId]/suspension": {
    ...administrators(404),
    params: () => ({ userId: randomUUID() }),
  },
  "DELETE /api/admin/people/[userId]/suspension": { ...administrators(200) },

  "GET /api/blocks": { answers: signedIn(200) },
  "PUT /api/blocks/[userId]": {
    answers: signedIn(404),
    params: () => ({ userId: randomUUID() }),
    noForeign: "everyone may block everyone",
  },
  "DELETE /api/blocks/[userId]": {
    answers: signedIn(204),
    params: () => ({ userId: randomUUID() }),
  },
  // Users can report neither messages that they cannot see nor their own.
  "POST /api/reports": {
    answers: { ...signedIn(201), outsider: 404, removed: 404, owner: 400 },
    body: ({ fileMessageId }) => ({ messageId: fileMessageId, reason: "spam" }),
  },

  "GET /api/me/second-factor": { answers: signedIn(200) },
  "POST /api/me/second-factor": { answers: signedIn(400), body: () => ({ password: "is another" }) },
  "PUT /api/me/second-factor": { answers: signedIn(409), body: () => ({ code: "123456" }) },
  "POST /api/me/second-factor/recovery-codes": {
    answers: signedIn(409),
    body: () => ({ password: "is another", code: "123456" }),
  },
  "POST /api/me/second-factor/removal": {
    answers: signedIn(409),
    body: () => ({ password: "is another", code: "123456" }),
  },
};
