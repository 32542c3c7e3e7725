import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { createAdapter, createShardedAdapter } from "@socket.io/redis-adapter";
import { Redis } from "ioredis";
import { Server } from "socket.io";

/** A load for an instance: emit to these rooms in turn, at this rate, for this time. */
export interface InstanceLoad {
  rooms: string[];
  perSecond: number;
  seconds: number;
}
/** An instance's replies: first its port, then each load's CPU time. */
export type InstanceReply = { port: number } | { cpuMs: number; emitted: number };

const TICK_MS = 10;
const [kind, url = ""] = process.argv.slice(2);

function connectRedis(): Redis {
  const redis = new Redis(url, { maxRetriesPerRequest: null });
  redis.on("error", (error: Error) => process.stderr.write(`${error.message}\n`));
  return redis;
}

const httpServer = createServer();
const adapter = kind === "sharded" ? createShardedAdapter : createAdapter;
const io = new Server(httpServer, {
  transports: ["websocket"],
  adapter: adapter(connectRedis(), connectRedis()),
});

io.on("connection", async (socket) => {
  await socket.join(socket.handshake.auth.room);
  socket.emit("ready");
});

/** Emits with the send time in each event: the clients share the machine's clock. */
function emitAll({ rooms, perSecond, seconds }: InstanceLoad): Promise<InstanceReply> {
  const [before, start] = [process.cpuUsage(), performance.now()];
  const text = "x".repeat(200);
  let emitted = 0;
  return new Promise((resolve) => {
    const timer = setInterval(() => {
      const elapsed = (performance.now() - start) / 1_000;
      for (; emitted < Math.min(elapsed, seconds) * perSecond; emitted += 1)
        io.to(rooms[emitted % rooms.length] ?? "").emit("message", Date.now(), text);
      if (elapsed < seconds + 0.5) return;
      clearInterval(timer);
      const { user, system } = process.cpuUsage(before);
      resolve({ cpuMs: (user + system) / 1_000, emitted });
    }, TICK_MS);
  });
}

const answer = (what: InstanceReply) => process.send?.(what);
process.on("message", (load: InstanceLoad) => void emitAll(load).then(answer));
process.on("disconnect", () => process.exit(0));
httpServer.listen(0, "127.0.0.1", () => answer({ port: (httpServer.address() as AddressInfo).port }));
