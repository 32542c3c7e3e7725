import type { Message } from "@/lib/contract/messages";
import type { Room } from "@/lib/contract/rooms";

/** All message actions, in menu order. */
const MESSAGE_ACTIONS = [
  "reply",
  "react",
  "forward",
  "copy",
  "link",
  "edit",
  "pin",
  "unpin",
  "select",
  "info",
  "history",
  "report",
  "hide",
  "delete",
] as const;
export type MessageActionName = (typeof MESSAGE_ACTIONS)[number];

/** Returns the actions that a member may perform on a message, by the server's rules. */
export function allowedActions(message: Message, room: Room, meId: string): MessageActionName[] {
  if (message.type === "system") return [];
  if (message.deletedAt) return ["hide"];
  const own = message.senderId === meId;
  const role = room.members.find((member) => member.userId === meId)?.role ?? "member";
  const admin = room.kind === "group" && role !== "member";
  const pinned = room.pins.includes(message.id);
  const allowed: Record<MessageActionName, boolean> = {
    reply: true,
    react: true,
    forward: message.content !== "" || message.attachments.length > 0,
    copy: message.content !== "",
    link: true,
    edit: own && message.content !== "",
    pin: !pinned,
    unpin: pinned,
    select: true,
    info: true,
    history: message.editedAt !== null && (own || admin),
    report: !own && message.senderId !== null,
    hide: true,
    delete: own || admin,
  };
  return MESSAGE_ACTIONS.filter((action) => allowed[action]);
}
