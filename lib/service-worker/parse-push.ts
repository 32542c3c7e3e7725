import type { PushPayload } from "@/lib/contract/push";
import { isSameOriginPath, messagePath } from "@/lib/shared/notifications";

type Message = Extract<PushPayload, { kind: "message" }>;
type Retract = Extract<PushPayload, { kind: "retract" }>;

/** A parsed push; `path` is checked to be on this server. */
export type ParsedPush =
  | (Pick<Message, "kind" | "roomId" | "seq" | "title" | "body" | "count"> & { path: string })
  | Pick<Retract, "kind" | "roomId" | "seq">
  /** A test, or a payload that this worker cannot read. */
  | { kind: "other"; title: string; body: string; path: string };

const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * Parses a push without zod, because a worker starts for each push. It never fails: for a push without a notification,
 * browsers show one of their own. Invalid fields are left out, above all URLs of other origins.
 */
export function parsePush(data: unknown): ParsedPush {
  const fields: Record<string, unknown> = typeof data === "object" && data !== null ? { ...data } : {};
  const { kind, roomId, seq } = fields;
  const isOfRoom = typeof roomId === "string" && ID.test(roomId) && Number.isSafeInteger(seq);
  if (isOfRoom && kind === "retract") return { kind, roomId, seq: Number(seq) };
  const title = textOf(fields.title);
  const body = textOf(fields.body);
  if (isOfRoom && kind === "message") {
    const path = isSameOriginPath(fields.url) ? fields.url : messagePath(roomId, Number(seq));
    const count = Number.isSafeInteger(fields.count) ? Number(fields.count) : 1;
    return { kind, roomId, seq: Number(seq), title, body, count, path };
  }
  return { kind: "other", title, body, path: isSameOriginPath(fields.url) ? fields.url : "/rooms" };
}

const textOf = (value: unknown): string => (typeof value === "string" ? value.slice(0, 1_000) : "");
