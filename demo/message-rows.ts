import { v7 as uuidv7 } from "uuid";
import type { DemoMessage } from "./compose-room";
import type { Random } from "./random";

/** A row of `messages`. */
export interface DemoMessageRow {
  roomId: string;
  seq: number;
  rev: number;
  id: string;
  senderId: string;
  content: string;
  replyTo: string | null;
  mentions: string[];
  createdAt: Date;
  editedAt: Date | null;
  deletedAt: Date | null;
}

/** Newest messages that are never edited or deleted, so that unread counts come out as specified. */
const UNCHANGED_TAIL = 15;
/** Max length of a message that may be edited or deleted. */
const MAX_CHANGED_LENGTH = 400;

/** Returns a room's messages as rows, some edited or deleted a little later. Each change takes the next revision. */
export function buildMessageRows(
  random: Random,
  roomId: string,
  messages: readonly DemoMessage[],
): { rows: DemoMessageRow[]; lastRev: number } {
  const ids = messages.map(({ at }) => uuidv7({ msecs: at }));
  const repliedTo = new Set(messages.map(({ replyToIndex }) => replyToIndex));
  const rows = messages.map((message, index): DemoMessageRow => {
    const { sender, content, mentions, replyToIndex, at } = message;
    const id = ids[index] ?? uuidv7();
    const replyTo = replyToIndex === null ? null : (ids[replyToIndex] ?? null);
    const row = {
      roomId,
      seq: index + 1,
      rev: index + 1,
      id,
      senderId: sender.id,
      content,
      replyTo,
      mentions,
    };
    const changedAt = new Date(at + random.int(20_000, 240_000));
    const changeable = index < messages.length - UNCHANGED_TAIL && content.length < MAX_CHANGED_LENGTH;
    const draw = changeable ? random.next() : 1;
    const deleted = draw < 0.007 && !repliedTo.has(index);
    const edited = !deleted && draw < 0.022 && content.length > 20;
    return {
      ...row,
      ...(deleted ? { content: "", mentions: [] } : {}),
      createdAt: new Date(at),
      editedAt: edited ? changedAt : null,
      deletedAt: deleted ? changedAt : null,
    };
  });
  const changed = rows.filter((row) => row.editedAt ?? row.deletedAt);
  changed.sort((a, b) => changeTime(a) - changeTime(b));
  changed.forEach((row, index) => {
    row.rev = rows.length + 1 + index;
  });
  return { rows, lastRev: rows.length + changed.length };
}

function changeTime({ editedAt, deletedAt }: DemoMessageRow): number {
  return (editedAt ?? deletedAt)?.getTime() ?? 0;
}
