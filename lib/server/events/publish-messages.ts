import type { Message } from "@/lib/contract/messages";
import { optionalRuntime, singleton } from "../platform/runtime";
import { roomChannel } from "./channels";

/** A room gets at most one frame of new messages in this time; the first one after a pause goes out at once. */
const WINDOW_MS = 25;
/** A room with at most so many sockets here gets every message at once: so few frames cost less than the delay is worth. */
const FEW_SOCKETS = 16;
/** Keep a frame small enough for a slow reader. */
const FRAME_MESSAGES = 100;
const FRAME_CHARACTERS = 128 * 1024;

/** The messages that wait for the end of their room's window; a room without an entry has none open. */
const windows = () => singleton("message-windows", () => new Map<string, Message[]>());

/**
 * New messages of one room in seq order, the sender's own sockets included. Under a burst many share a frame, since
 * what a delivery costs is the frame and hardly what is in it.
 */
export function publishMessages(roomId: string, messages: readonly Message[]): void {
  const waiting = windows().get(roomId);
  if (!waiting) {
    emit(roomId, messages);
    if (!hasFewReaders(roomId)) openWindow(roomId);
    return;
  }
  waiting.push(...messages);
  if (isFull(waiting)) flushMessages(roomId);
}

/** Sends what waits: whatever is told of the room next must find its messages there. */
export function flushMessages(roomId: string): void {
  const waiting = windows().get(roomId);
  if (waiting) emit(roomId, waiting.splice(0));
}

/** Sends all that waits: the server stops. */
export function flushAllMessages(): void {
  for (const roomId of windows().keys()) flushMessages(roomId);
}

function isFull(waiting: readonly Message[]): boolean {
  if (waiting.length >= FRAME_MESSAGES) return true;
  return waiting.reduce((sum, { content }) => sum + content.length, 0) >= FRAME_CHARACTERS;
}

/** Through Redis each frame costs every instance, however few its sockets here are. */
function hasFewReaders(roomId: string): boolean {
  if (optionalRuntime("redis")) return false;
  const sockets = optionalRuntime("io")?.of("/").adapter.rooms.get(roomChannel(roomId));
  return (sockets?.size ?? 0) <= FEW_SOCKETS;
}

function openWindow(roomId: string): void {
  windows().set(roomId, []);
  setTimeout(() => {
    const waiting = windows().get(roomId) ?? [];
    windows().delete(roomId);
    if (waiting.length === 0) return;
    emit(roomId, waiting);
    openWindow(roomId);
  }, WINDOW_MS).unref();
}

function emit(roomId: string, messages: readonly Message[]): void {
  if (messages.length === 0) return;
  optionalRuntime("io")
    ?.to(roomChannel(roomId))
    .emit("receive_message", { roomId, messages: [...messages] });
}
