import type { Message } from "@/lib/contract/messages";
import { optionalRuntime, singleton } from "../platform/runtime";
import { roomChannel } from "./channels";

/** Min time between two frames of new messages of a room; the first one after a pause is sent at once. */
const WINDOW_MS = 25;
/** Max sockets of a room for which every message is sent at once: few frames cost less than the delay would. */
const UNBUFFERED_MAX_SOCKETS = 16;
/** Bounds of a frame, so that a slow reader can receive it. */
const MAX_FRAME_MESSAGES = 100;
const MAX_FRAME_CHARACTERS = 128 * 1024;

/** Messages buffered until the end of their room's window; a room without an entry has no open window. */
const openWindows = () => singleton("message-windows", () => new Map<string, Message[]>());

/**
 * Publishes new messages of one room in seq order, also to the sender's sockets. In a burst many messages share a frame,
 * since a delivery's cost is per frame and hardly depends on its size.
 */
export function publishMessages(roomId: string, messages: readonly Message[]): void {
  const buffered = openWindows().get(roomId);
  if (!buffered) {
    emit(roomId, messages);
    if (!hasFewReaders(roomId)) openWindow(roomId);
    return;
  }
  buffered.push(...messages);
  if (isFull(buffered)) flushMessages(roomId);
}

/** Sends a room's buffered messages at once, so that clients have them before the room's next event. */
export function flushMessages(roomId: string): void {
  const buffered = openWindows().get(roomId);
  if (buffered) emit(roomId, buffered.splice(0));
}

/** Sends all buffered messages, when the server stops. */
export function flushAllMessages(): void {
  for (const roomId of openWindows().keys()) flushMessages(roomId);
}

function isFull(buffered: readonly Message[]): boolean {
  if (buffered.length >= MAX_FRAME_MESSAGES) return true;
  return buffered.reduce((sum, { content }) => sum + content.length, 0) >= MAX_FRAME_CHARACTERS;
}

/** Whether frames of the room are cheap. With Redis they never are: each frame costs every instance. */
function hasFewReaders(roomId: string): boolean {
  if (optionalRuntime("redis")) return false;
  const sockets = optionalRuntime("io")?.of("/").adapter.rooms.get(roomChannel(roomId));
  return (sockets?.size ?? 0) <= UNBUFFERED_MAX_SOCKETS;
}

function openWindow(roomId: string): void {
  openWindows().set(roomId, []);
  setTimeout(() => {
    const buffered = openWindows().get(roomId) ?? [];
    openWindows().delete(roomId);
    if (buffered.length === 0) return;
    emit(roomId, buffered);
    openWindow(roomId);
  }, WINDOW_MS).unref();
}

function emit(roomId: string, messages: readonly Message[]): void {
  if (messages.length === 0) return;
  optionalRuntime("io")
    ?.to(roomChannel(roomId))
    .emit("receive_message", { roomId, messages: [...messages] });
}
