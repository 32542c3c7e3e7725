import { v7 as uuidv7 } from "uuid";
import { type AccessMatrix, admins, members, owners, signedIn } from "./row";

const PIN = ({ fileMessageId }: { fileMessageId: string }) => ({ messageId: fileMessageId });

export const roomRoutes: AccessMatrix = {
  "GET /api/rooms": { answers: signedIn(200) },
  "POST /api/rooms": {
    answers: signedIn(201),
    body: () => ({ kind: "group", title: "Another", userIds: [] }),
  },
  "GET /api/rooms/[roomId]": { answers: members(200) },
  "PATCH /api/rooms/[roomId]": { answers: admins(200), body: () => ({ title: "Renamed" }), mutates: true },
  "DELETE /api/rooms/[roomId]": { answers: owners(200), mutates: true },
  "PATCH /api/rooms/[roomId]/settings": { answers: members(200), body: () => ({ notify: "mentions" }) },
  "POST /api/rooms/[roomId]/read": { answers: members(204), body: () => ({ seq: 1 }) },

  "POST /api/rooms/[roomId]/members": {
    answers: admins(200),
    body: ({ users }) => ({ userIds: [users.outsider.userId] }),
    mutates: true,
  },
  "PATCH /api/rooms/[roomId]/members/[userId]": {
    answers: admins(200),
    body: () => ({ role: "admin" }),
    mutates: true,
  },
  // The member removes themselves, which is leaving.
  "DELETE /api/rooms/[roomId]/members/[userId]": { answers: members(200), mutates: true },

  "GET /api/rooms/[roomId]/invites": { answers: admins(200) },
  "POST /api/rooms/[roomId]/invites": { answers: admins(201), body: () => ({}), mutates: true },
  "DELETE /api/rooms/[roomId]/invites/[inviteId]": { answers: admins(204), mutates: true },

  "PUT /api/rooms/[roomId]/picture": {
    answers: { ...members(415), member: 403 },
    headers: { "content-type": "image/png" },
    body: () => "no picture",
  },
  "DELETE /api/rooms/[roomId]/picture": { answers: admins(200) },

  "GET /api/rooms/[roomId]/messages": { answers: members(200) },
  "POST /api/rooms/[roomId]/messages": {
    answers: members(201),
    body: () => ({ id: uuidv7(), content: "let me in" }),
    mutates: true,
  },
  "GET /api/rooms/[roomId]/changes": { answers: members(200), query: "since=0" },
  "GET /api/rooms/[roomId]/files": { answers: members(200), query: "kind=file" },
  "PUT /api/rooms/[roomId]/pins/[messageId]": { answers: members(200), params: PIN, mutates: true },
  "DELETE /api/rooms/[roomId]/pins/[messageId]": { answers: members(200), mutates: true },
};
