import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { type WebSocket, WebSocketServer } from "ws";
import { serveCommands } from "../support/serve-commands";
import { serverCommands } from "../support/server-commands";

/** The minimal chat server: one JSON.stringify per message, one `send` per member, nothing stored. */
const httpServer = createServer();
const room = new Set<WebSocket>();
let seq = 0;

new WebSocketServer({ server: httpServer }).on("connection", (socket) => {
  room.add(socket);
  socket.on("close", () => room.delete(socket));
  socket.on("message", (data) => {
    const text = JSON.stringify(event(JSON.parse(String(data))));
    for (const member of room) member.send(text);
  });
});

/** Returns an event as large as Parley's, so that both send the same bytes. */
function event(sent: { id: string; roomId: string; content: string }) {
  seq++;
  const message = {
    ...sent,
    seq,
    rev: seq,
    senderId: sent.id,
    type: "text",
    attachments: [],
    replyTo: null,
    reactions: [],
    mentions: [],
    status: "sent",
    createdAt: new Date().toISOString(),
    editedAt: null,
    deletedAt: null,
  };
  return ["receive_message", { roomId: sent.roomId, messages: [message] }];
}

httpServer.listen(0, "127.0.0.1", () =>
  serveCommands(serverCommands(() => (httpServer.address() as AddressInfo).port)),
);
