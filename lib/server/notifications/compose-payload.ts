import type { PushPayload } from "@/lib/contract/push";
import { messagePath, notificationTag } from "@/lib/shared/notifications";
import { stripMarkdown } from "@/lib/shared/strip-markdown";
import type { PushContext } from "./push-context";
import type { PushMessage } from "./push-messages";
import { pushTextsFor } from "./push-texts";

/** Max length of a notification's text: two lines on screen, and the payload fits into 4 KiB in any script. */
const MAX_BODY_CODE_POINTS = 200;
const ATTACHMENT_EMOJI = { text: "", image: "📷", video: "🎬", audio: "🎵", file: "📎" };

/**
 * Composes a room's notification: its newest message and the number of unread ones. If the user has switched previews off,
 * it contains neither names nor text.
 */
export function composeMessagePayload(context: PushContext, newest: PushMessage, count: number): PushPayload {
  const { roomId } = context;
  return {
    kind: "message",
    roomId,
    messageId: newest.id,
    seq: newest.seq,
    ...(context.pushPreview
      ? preview(context, newest)
      : { title: "Parley", body: pushTextsFor(context.language).newMessage }),
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
    truncate(stripMarkdown(message.text)) ||
    [ATTACHMENT_EMOJI[message.type], truncate(message.fileName)].join(" ");
  if (roomKind === "direct") return { title: message.senderName, body: text };
  return { title: roomTitle, body: `${message.senderName}: ${text}` };
}

function truncate(text: string): string {
  const points = [...text];
  return points.length > MAX_BODY_CODE_POINTS
    ? `${points.slice(0, MAX_BODY_CODE_POINTS - 1).join("")}…`
    : text;
}
