import type { Message, MessagePage } from "@/lib/contract/messages";
import type { Changes } from "@/lib/contract/rooms";

/** A run of a room's messages up to the newest, and how far it is known to be up to date. */
export interface Conversation {
  /** Ascending by seq; without a gap but for what the person has deleted for themselves. */
  messages: Message[];
  hasOlder: boolean;
  /** Every change of these messages up to this revision is in. */
  rev: number;
  /** Revisions heard of beyond `rev`; while there is one, something in between is missing. */
  ahead: number[];
  /** An event could not be applied, so `rev` stands still until the server has been asked. */
  unsure: boolean;
  /** Ids that were hidden while this was loaded: what was sent before that may still be under way. */
  hidden: string[];
}

/** A conversation from the newest page of a room's history. */
export function conversationFrom(page: MessagePage): Conversation {
  const rev = page.messages.reduce((highest, message) => Math.max(highest, message.rev), 0);
  return { messages: page.messages, hasOlder: page.hasMoreBefore, rev, ahead: [], unsure: false, hidden: [] };
}

/** Puts an older page before what is there. */
export function prependPage(conversation: Conversation, page: MessagePage): Conversation {
  const first = conversation.messages[0]?.seq ?? Number.MAX_SAFE_INTEGER;
  const older = page.messages.filter(({ seq, id }) => seq < first && !conversation.hidden.includes(id));
  return { ...conversation, messages: [...older, ...conversation.messages], hasOlder: page.hasMoreBefore };
}

/**
 * Takes new messages in, in whatever order and however often they come. One that is missing here although its
 * revision is past has been hidden by the person, and is left out.
 */
export function addMessages(conversation: Conversation, incoming: readonly Message[]): Conversation {
  const fresh = incoming.filter(
    (message) => find(conversation, message.seq) || message.rev > conversation.rev,
  );
  const merged = put(conversation, fresh);
  return noteRevisions(merged, revisions(incoming));
}

/** Takes a change of a message in. One that should be here and is not may be hidden or late: the server must tell. */
export function changeMessage(conversation: Conversation, message: Message): Conversation {
  if (message.rev <= conversation.rev && !find(conversation, message.seq)) return conversation;
  if (!find(conversation, message.seq) && !isBefore(conversation, message))
    return { ...conversation, unsure: true };
  return noteRevisions(put(conversation, [message]), [message.rev]);
}

/** Takes in what the server says has changed since a revision that is known here. */
export function takeChanges(conversation: Conversation, changes: Changes): Conversation {
  const kept = hideMessages(conversation, changes.hidden ?? []);
  const merged = put(kept, changes.messages);
  return noteRevisions({ ...merged, unsure: false, rev: Math.max(merged.rev, changes.lastRev) }, []);
}

/** Leaves out what the person has deleted for themselves, now and when it comes late. */
export function hideMessages(conversation: Conversation, ids: readonly string[]): Conversation {
  if (ids.length === 0) return conversation;
  return {
    ...conversation,
    messages: conversation.messages.filter((message) => !ids.includes(message.id)),
    hidden: [...new Set([...conversation.hidden, ...ids])],
  };
}

/** Takes a message in that had been hidden. */
export function showMessage(conversation: Conversation, message: Message): Conversation {
  const hidden = conversation.hidden.filter((id) => id !== message.id);
  return put({ ...conversation, hidden }, [message]);
}

/** Notes revisions heard of; `rev` moves over all that follow it without a hole. */
export function noteRevisions(conversation: Conversation, revs: readonly number[]): Conversation {
  const open = [...new Set([...conversation.ahead, ...revs])].sort((a, b) => a - b);
  let { rev } = conversation;
  if (!conversation.unsure) for (const next of open) if (next === rev + 1) rev = next;
  return { ...conversation, rev, ahead: open.filter((one) => one > rev) };
}

export const hasHole = ({ ahead, unsure }: Conversation): boolean => unsure || ahead.length > 0;

const revisions = (messages: readonly Message[]): number[] => messages.map((message) => message.rev);

/** By id and newest revision, ordered by seq. What lies before the loaded run is left out: the rest is not loaded. */
function put(conversation: Conversation, incoming: readonly Message[]): Conversation {
  const wanted = incoming.filter(
    (message) => !isBefore(conversation, message) && !conversation.hidden.includes(message.id),
  );
  if (wanted.length === 0) return conversation;
  if (continues(conversation, wanted)) {
    return { ...conversation, messages: [...conversation.messages, ...wanted] };
  }
  const bySeq = new Map(conversation.messages.map((message) => [message.seq, message]));
  for (const message of wanted) {
    if ((bySeq.get(message.seq)?.rev ?? 0) < message.rev) bySeq.set(message.seq, message);
  }
  return { ...conversation, messages: [...bySeq.values()].sort((a, b) => a.seq - b.seq) };
}

/** The common case, new messages behind the last one, needs no sorting. */
function continues({ messages }: Conversation, incoming: readonly Message[]): boolean {
  const last = messages.at(-1)?.seq ?? 0;
  return incoming.every((message, index) => message.seq === last + 1 + index);
}

function isBefore({ messages, hasOlder }: Conversation, { seq }: Message): boolean {
  const first = messages[0]?.seq;
  return hasOlder && first !== undefined && seq < first;
}

/** By bisection: the messages are ordered by seq. */
function find({ messages }: Conversation, seq: number): Message | undefined {
  let [low, high] = [0, messages.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((messages[middle]?.seq ?? 0) < seq) low = middle + 1;
    else high = middle;
  }
  return messages[low]?.seq === seq ? messages[low] : undefined;
}
