import { EventEmitter } from "node:events";
import { createAdapter } from "@socket.io/redis-adapter";
import type { Redis } from "ioredis";
import { Server } from "socket.io";
import { publisherOf } from "../platform/redis";
import { type Io, provideRuntime } from "../platform/runtime";
import { announceShutdown, startHeartbeat } from "./heartbeat";
import { onReconnect } from "./on-reconnect";

/**
 * Lets a process without sockets, the worker apart, tell clients of what it has changed, through the instances that they
 * are connected to. It hears nothing itself. Should it die, the instances notice its silence and tell their clients where
 * their rooms stand, as with one of their own (P15). Returns what ends it.
 */
export function startClusterEmitter(redis: Redis): () => void {
  const io: Io = new Server();
  const publisher = publisherOf(redis);
  io.adapter(createAdapter(publisher, deaf()));
  onReconnect(publisher, () => io.serverSideEmit("lost"));
  startHeartbeat(io, () => undefined);
  provideRuntime({ io });
  return () => announceShutdown(io);
}

/** What the adapter would listen on: here each event of every instance would cost something and say nothing. */
const deaf = () => Object.assign(new EventEmitter(), { psubscribe() {}, subscribe() {} });
