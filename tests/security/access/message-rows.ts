import { randomUUID } from "node:crypto";
import type { RoomFixture } from "../support/fixtures";
import { type AccessMatrix, admins, author, everyone, members, nobody, signedIn } from "./row";

const message = ({ messageId }: RoomFixture) => ({ id: messageId });
const file = ({ fileId }: RoomFixture) => ({ id: fileId });
const reaction = (scene: RoomFixture) => ({ ...message(scene), emoji: "👍" });

export const messageRoutes: AccessMatrix = {
  "GET /api/messages/[id]": { answers: members(200), params: message },
  "PATCH /api/messages/[id]": {
    answers: author(200),
    params: message,
    body: () => ({ content: "changed" }),
    mutates: true,
  },
  // The member wrote it; an administrator may delete a reported message.
  "DELETE /api/messages/[id]": {
    answers: members(200),
    administrator: 200,
    params: message,
    mutates: true,
  },
  "GET /api/messages/[id]/receipts": { answers: members(200), params: message },
  // The member is the author of the edited message.
  "GET /api/messages/[id]/edits": { answers: { ...admins(200), member: 200 }, params: message },
  "PUT /api/messages/[id]/hidden": { answers: members(204), params: message, mutates: true },
  "DELETE /api/messages/[id]/hidden": { answers: members(200), params: message, mutates: true },
  "PUT /api/messages/[id]/reactions/[emoji]": { answers: members(200), params: reaction, mutates: true },
  "DELETE /api/messages/[id]/reactions/[emoji]": { answers: members(200), params: reaction, mutates: true },

  "GET /api/files/[id]": { answers: members(200), params: file },
  "HEAD /api/files/[id]": { answers: members(200), params: file },
  // A text file has no thumbnail, and only members learn that.
  "GET /api/files/[id]/thumbnail": { answers: members(404), params: file },
  "HEAD /api/files/[id]/thumbnail": { answers: members(404), params: file },
  // Only the uploader adds a video's thumbnail, and only before it is sent.
  "PUT /api/files/[id]/thumbnail": {
    answers: members(404),
    params: file,
    headers: { "content-type": "image/png" },
    body: () => "no picture",
  },
  "GET /api/previews/[id]": {
    answers: nobody(),
    params: () => ({ id: randomUUID() }),
    noForeign: "previews.db.test.ts asks for the pictures of foreign rooms",
  },

  "POST /api/uploads": {
    answers: signedIn(201),
    headers: { "tus-resumable": "1.0.0", "upload-length": "10" },
  },
  "OPTIONS /api/uploads": { answers: everyone(204), headers: { "tus-resumable": "1.0.0" } },
  "HEAD /api/uploads/[id]": {
    answers: { ...members(404), owner: 404 },
    params: file,
    headers: { "tus-resumable": "1.0.0" },
  },
  "PATCH /api/uploads/[id]": {
    answers: { ...members(404), owner: 404 },
    params: file,
    headers: {
      "tus-resumable": "1.0.0",
      "upload-offset": "0",
      "content-type": "application/offset+octet-stream",
    },
    body: () => "more",
  },
  "DELETE /api/uploads/[id]": {
    answers: { ...members(404), owner: 404 },
    params: file,
    headers: { "tus-resumable": "1.0.0" },
  },
};
