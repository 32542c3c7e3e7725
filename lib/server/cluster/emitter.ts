import { EventEmitter } from "node:events";
import { createAdapter } from "@socket.io/redis-adapter";
import type { Redis } from "ioredis";
import { Server } from "socket.io";
import { publisherOf } from "../platform/redis";
import { type Io, provideRuntime } from "../platform/runtime";
import { announceShutdown, startHeartbeat } from "./heartbeat";
import { onReconnect } from "./on-reconnect";

/**
 * Lets a process without sockets, the separate worker, publish events to clients through the instances. It receives
 * nothing itself. If it dies, the instances notice its missing heartbeat and sync their clients, as after the death of an
 * instance (P15). Returns a function that announces its shutdown.
 */
export function startClusterEmitter(redis: Redis): () => void {
  const io: Io = new Server();
  const publisher = publisherOf(redis);
  io.adapter(createAdapter(publisher, noopSubscriber()));
  onReconnect(publisher, () => io.serverSideEmit("lost"));
  startHeartbeat(io, () => undefined);
  provideRuntime({ io });
  return () => announceShutdown(io);
}

/** A subscriber for the adapter that receives nothing: every event of every instance would only cost time here. */
const noopSubscriber = () => Object.assign(new EventEmitter(), { psubscribe() {}, subscribe() {} });
