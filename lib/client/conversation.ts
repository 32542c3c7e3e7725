import type { Message, MessagePage } from "@/lib/contract/messages";
import type { Conversation } from "./cache";

/** A conversation from the newest page of a room's history. */
export function conversationFrom(page: MessagePage): Conversation {
  const rev = page.messages.reduce((highest, message) => Math.max(highest, message.rev), 0);
  return { messages: page.messages, hasOlder: page.hasMoreBefore, rev, ahead: [] };
}

/** Puts an older page before what is there. A message that both hold stays in its newer revision. */
export function prependPage(conversation: Conversation, page: MessagePage): Conversation {
  const first = conversation.messages[0]?.seq ?? Number.MAX_SAFE_INTEGER;
  const older = page.messages.filter((message) => message.seq < first);
  return { ...conversation, messages: [...older, ...conversation.messages], hasOlder: page.hasMoreBefore };
}

/**
 * Takes messages in, live or caught up, in whatever order: by id and newest revision, ordered by seq.
 * One that lies before the loaded run is left out, since what is between is not loaded.
 */
export function mergeMessages(conversation: Conversation, incoming: readonly Message[]): Conversation {
  const revs = incoming.map((message) => message.rev);
  if (continues(conversation, incoming)) {
    return noteRevisions({ ...conversation, messages: [...conversation.messages, ...incoming] }, revs);
  }
  const bySeq = new Map(conversation.messages.map((message) => [message.seq, message]));
  const first = conversation.messages[0]?.seq;
  for (const message of incoming) {
    const known = bySeq.get(message.seq);
    const before = first !== undefined && message.seq < first && conversation.hasOlder;
    if (!before && (!known || known.rev < message.rev)) bySeq.set(message.seq, message);
  }
  const messages = [...bySeq.values()].sort((a, b) => a.seq - b.seq);
  return noteRevisions({ ...conversation, messages }, revs);
}

/** The common case, new messages behind the last one, needs no sorting. */
function continues({ messages }: Conversation, incoming: readonly Message[]): boolean {
  const last = messages.at(-1)?.seq ?? 0;
  return incoming.every((message, index) => message.seq === last + 1 + index);
}

/** Notes revisions heard of; `rev` moves over all that follow it without a hole. */
export function noteRevisions(conversation: Conversation, revs: readonly number[]): Conversation {
  const open = [...new Set([...conversation.ahead, ...revs])].sort((a, b) => a - b);
  let { rev } = conversation;
  for (const next of open) if (next === rev + 1) rev = next;
  return { ...conversation, rev, ahead: open.filter((one) => one > rev) };
}

/** Notes that everything up to `rev` is in. */
export function caughtUpTo(conversation: Conversation, rev: number): Conversation {
  return noteRevisions({ ...conversation, rev: Math.max(conversation.rev, rev) }, []);
}

export const hasHole = (conversation: Conversation): boolean => conversation.ahead.length > 0;
