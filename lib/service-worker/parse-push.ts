import type { PushPayload } from "@/lib/contract/push";
import { isSameOriginPath, messagePath } from "@/lib/shared/notifications";

type Message = Extract<PushPayload, { kind: "message" }>;
type Retract = Extract<PushPayload, { kind: "retract" }>;

/** What a push says, with its click's path made sure of. */
export type ParsedPush =
  | (Pick<Message, "kind" | "roomId" | "seq" | "title" | "body" | "count"> & { path: string })
  | Pick<Retract, "kind" | "roomId" | "seq">
  /** No room's: a test, or something that this worker does not know how to read. */
  | { kind: "other"; title: string; body: string; path: string };

const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * By hand and not by the schema: a worker starts for each push, and a browser that is shown nothing for one says something
 * of its own. So what is wrong is left out, an address of another origin above all.
 */
export function parsePush(data: unknown): ParsedPush {
  const given: Record<string, unknown> = typeof data === "object" && data !== null ? { ...data } : {};
  const { kind, roomId, seq } = given;
  const isOfRoom = typeof roomId === "string" && ID.test(roomId) && Number.isSafeInteger(seq);
  if (isOfRoom && kind === "retract") return { kind, roomId, seq: Number(seq) };
  const title = textOf(given.title);
  const body = textOf(given.body);
  if (isOfRoom && kind === "message") {
    const path = isSameOriginPath(given.url) ? given.url : messagePath(roomId, Number(seq));
    const count = Number.isSafeInteger(given.count) ? Number(given.count) : 1;
    return { kind, roomId, seq: Number(seq), title, body, count, path };
  }
  return { kind: "other", title, body, path: isSameOriginPath(given.url) ? given.url : "/rooms" };
}

const textOf = (value: unknown): string => (typeof value === "string" ? value.slice(0, 1_000) : "");
