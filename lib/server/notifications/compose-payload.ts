import type { PushPayload } from "@/lib/contract/push";
import { messagePath, notificationTag } from "@/lib/shared/notifications";
import { stripMarkdown } from "@/lib/shared/strip-markdown";
import type { PushContext } from "./push-context";
import type { PushMessage } from "./push-messages";
import { pushTextsFor } from "./push-texts";

/** Two lines of a notification; the payload must fit into 4 KiB in any script. */
const BODY_CODE_POINTS = 200;
const SIGNS = { text: "", image: "📷", video: "🎬", audio: "🎵", file: "📎" };

/** What a device shows of a room: its newest message, and how many wait. Without a preview neither who nor what. */
export function composeMessagePayload(facts: PushContext, newest: PushMessage, count: number): PushPayload {
  const { roomId } = facts;
  return {
    kind: "message",
    roomId,
    messageId: newest.id,
    seq: newest.seq,
    ...(facts.pushPreview
      ? preview(facts, newest)
      : { title: "Parley", body: pushTextsFor(facts.language).newMessage }),
    url: messagePath(roomId, newest.seq),
    tag: notificationTag(roomId),
    count,
  };
}

export const composeRetractPayload = (roomId: string, seq: number): PushPayload => ({
  kind: "retract",
  roomId,
  seq,
  tag: notificationTag(roomId),
});

function preview(
  { roomKind, roomTitle }: PushContext,
  message: PushMessage,
): { title: string; body: string } {
  const text =
    shortened(stripMarkdown(message.text)) || [SIGNS[message.type], shortened(message.fileName)].join(" ");
  if (roomKind === "direct") return { title: message.senderName, body: text };
  return { title: roomTitle, body: `${message.senderName}: ${text}` };
}

function shortened(text: string): string {
  const points = [...text];
  return points.length > BODY_CODE_POINTS ? `${points.slice(0, BODY_CODE_POINTS - 1).join("")}…` : text;
}
