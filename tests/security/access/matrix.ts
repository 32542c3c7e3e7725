import { v7 as uuidv7 } from "uuid";
import { accountRoutes } from "./account-rows";
import { adminRoutes } from "./admin-rows";
import { messageRoutes } from "./message-rows";
import { pushRoutes } from "./push-rows";
import { roomRoutes } from "./room-rows";
import { type AccessMatrix, type EventMatrix, memberEvents, signedInEvents } from "./row";

/**
 * What every role gets from every route and every event. `npm run check` fails when one has no row (tools/check-access.ts).
 *
 * To add a row: the key is the method and the folder of the route's file (`PATCH /api/rooms/[roomId]`); the value gives
 * what each role gets (`members(200)`, `admins(201)`, …, then spread exceptions) and what to send. Ids in the
 * path come from the fixture by name (tests/security/support/fixtures.ts) unless `params` overrides them. A call that
 * changes the fixture sets `mutates`.
 */
export const accessMatrix: AccessMatrix = {
  ...accountRoutes,
  ...roomRoutes,
  ...messageRoutes,
  ...pushRoutes,
  ...adminRoutes,
};

export const eventMatrix: EventMatrix = {
  send_message: {
    answers: memberEvents,
    payload: ({ roomId }) => ({ id: uuidv7(), roomId, content: "let me in" }),
    mutates: true,
  },
  edit_message: {
    answers: { ...memberEvents, admin: "forbidden", owner: "forbidden" },
    payload: ({ messageId }) => ({ id: messageId, content: "changed" }),
    mutates: true,
  },
  delete_message: { answers: memberEvents, payload: ({ messageId }) => ({ id: messageId }), mutates: true },
  join_room: { answers: memberEvents, payload: ({ roomId }) => ({ roomId }) },
  // It only undoes `join_room`, and does not reveal whether the room exists.
  leave_room: { answers: signedInEvents, payload: ({ roomId }) => ({ roomId }) },
  mark_delivered: { answers: memberEvents, payload: ({ roomId }) => ({ roomId, seq: 1 }) },
  mark_read: { answers: memberEvents, payload: ({ roomId }) => ({ roomId, seq: 1 }) },
  typing: { answers: memberEvents, payload: ({ roomId }) => ({ roomId, typing: true }) },
  // Rooms of which the caller is no member are skipped silently.
  sync: { answers: signedInEvents, payload: ({ roomId }) => ({ rooms: { [roomId]: 0 } }) },
  ping: { answers: signedInEvents, payload: () => ({}) },
};
