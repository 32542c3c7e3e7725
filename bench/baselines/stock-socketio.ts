import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { parseArgs } from "node:util";
import postgres from "postgres";
import { Server } from "socket.io";
import { serveCommands } from "../support/serve-commands";
import { serverCommands } from "../support/server-commands";
import { INSERTS } from "./insert-message";

/** Socket.IO with its default options and the handlers of a tutorial: insert a message, emit it to the room, ack. */
const { values } = parseArgs({ options: { insert: { type: "string", default: "statement" } } });
const insert = values.insert === "transaction" ? INSERTS.transaction : INSERTS.statement;
const sql = postgres(process.env.DATABASE_URL ?? "", { max: 10, onnotice: () => undefined });
const httpServer = createServer();
const io = new Server(httpServer);

io.on("connection", async (socket) => {
  const { userId } = socket.handshake.auth;
  socket.data.userId = userId;
  socket.on("send_message", async (draft, ack) => {
    const stored = await insert(sql, { ...draft, senderId: userId });
    const message = toMessage(stored);
    io.to(stored.roomId).emit("receive_message", { roomId: stored.roomId, messages: [message] });
    ack?.({ ok: true, message });
  });
  const rooms = await sql`select room_id as id from room_members where user_id = ${userId}`;
  for (const { id } of rooms) socket.join(id);
  socket.emit("ready", { userId });
});

/** Returns a message as large as Parley's, so that both send the same bytes. */
function toMessage({ seq, createdAt, ...draft }: Awaited<ReturnType<typeof insert>>) {
  return {
    ...draft,
    seq,
    rev: seq,
    type: "text",
    attachments: [],
    replyTo: null,
    reactions: [],
    mentions: [],
    status: "sent",
    createdAt: createdAt.toISOString(),
    editedAt: null,
    deletedAt: null,
  };
}

httpServer.listen(0, "127.0.0.1", () =>
  serveCommands(serverCommands(() => (httpServer.address() as AddressInfo).port)),
);
