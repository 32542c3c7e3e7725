import type { Message, MessagePage } from "@/lib/contract/messages";
import type { Changes } from "@/lib/contract/rooms";

/** The end of a window that reaches the room's newest message: new messages belong to it. */
const OPEN_END = Number.MAX_SAFE_INTEGER;
/** Max loaded messages of a room. Beyond it the far end is dropped and can be fetched again. */
export const LOADED_MESSAGES_MAX = 12_000;

/** A loaded window of a room's messages, and up to which revision it is current. */
export interface Conversation {
  /** Ascending by seq, without a gap from `from` to `to` except for messages that the user has hidden. */
  messages: Message[];
  /** The lowest seq that the window covers; 0 when nothing older is left to load. */
  from: number;
  /** The highest seq that it covers; OPEN_END when it reaches the newest message. */
  to: number;
  /** All changes of these messages up to this revision are applied. */
  rev: number;
  /** Known revisions beyond `rev`. While there are any, one in between is missing. */
  ahead: number[];
  /** An event could not be applied, so `rev` stays until the changes have been fetched. */
  unsure: boolean;
  /** Ids of messages hidden while this was loaded: events sent before that may still arrive. */
  hidden: string[];
}

export const hasOlder = ({ from }: Conversation): boolean => from > 0;
export const hasNewer = ({ to }: Conversation): boolean => to < OPEN_END;
/** Whether a message with this seq belongs to the window. */
export const covers = ({ from, to }: Conversation, seq: number): boolean => seq >= from && seq <= to;

/** Returns a conversation from a page of a room's history, without messages hidden during the request. */
export function conversationFromPage(page: MessagePage, hidden: string[] = []): Conversation {
  const messages = page.messages.filter(({ id }) => !hidden.includes(id));
  return { messages, ...bounds(page), rev: page.lastRev, ahead: [], unsure: false, hidden };
}

/** Adds an older page, and drops the newest messages beyond the bound. */
export function prependPage(conversation: Conversation, page: MessagePage): Conversation {
  const older = page.messages.filter(
    ({ seq, id }) => seq < conversation.from && !conversation.hidden.includes(id),
  );
  const messages = [...older, ...conversation.messages];
  const { from } = bounds(page);
  if (messages.length <= LOADED_MESSAGES_MAX) return { ...conversation, messages, from };
  const kept = messages.slice(0, LOADED_MESSAGES_MAX);
  return { ...conversation, messages: kept, from, to: kept.at(-1)?.seq ?? conversation.to };
}

/** Adds a newer page, and drops the oldest messages beyond the bound. */
export function appendPage(conversation: Conversation, page: MessagePage): Conversation {
  const newer = page.messages.filter(
    ({ seq, id }) => seq > conversation.to && !conversation.hidden.includes(id),
  );
  return trimOldest({
    ...conversation,
    messages: [...conversation.messages, ...newer],
    to: bounds(page).to,
  });
}

/**
 * Adds new messages, in any order and any number of times. One that is missing although its revision is past has been
 * hidden by the user, and is left out.
 */
export function addMessages(conversation: Conversation, incoming: readonly Message[]): Conversation {
  const fresh = incoming.filter(
    (message) => find(conversation, message.seq) || message.rev > conversation.rev,
  );
  const merged = trimOldest(mergeIntoWindow(conversation, fresh));
  return noteRevisions(merged, revisions(incoming));
}

/** Applies a change of a message. One that should be loaded and is not may be hidden or late: the changes must be fetched. */
export function changeMessage(conversation: Conversation, message: Message): Conversation {
  if (message.rev <= conversation.rev && !find(conversation, message.seq)) return conversation;
  if (!find(conversation, message.seq) && covers(conversation, message.seq))
    return { ...conversation, unsure: true };
  return noteRevisions(mergeIntoWindow(conversation, [message]), [message.rev]);
}

/** Applies the response of `changes` since a known revision. */
export function mergeChanges(conversation: Conversation, changes: Changes): Conversation {
  const kept = hideMessages(conversation, changes.hidden ?? []);
  const merged = trimOldest(mergeIntoWindow(kept, changes.messages));
  return noteRevisions({ ...merged, unsure: false, rev: Math.max(merged.rev, changes.lastRev) }, []);
}

/** Removes messages that the user has hidden, also when they arrive later. */
export function hideMessages(conversation: Conversation, ids: readonly string[]): Conversation {
  if (ids.length === 0) return conversation;
  return {
    ...conversation,
    messages: conversation.messages.filter((message) => !ids.includes(message.id)),
    hidden: [...new Set([...conversation.hidden, ...ids])],
  };
}

/** Adds a message that was hidden. */
export function unhideMessage(conversation: Conversation, message: Message): Conversation {
  const hidden = conversation.hidden.filter((id) => id !== message.id);
  return mergeIntoWindow({ ...conversation, hidden }, [message]);
}

/** Notes known revisions; `rev` advances over all that follow it without a gap. */
export function noteRevisions(conversation: Conversation, revs: readonly number[]): Conversation {
  const pending = [...new Set([...conversation.ahead, ...revs])].sort((a, b) => a - b);
  let { rev } = conversation;
  if (!conversation.unsure) for (const next of pending) if (next === rev + 1) rev = next;
  return { ...conversation, rev, ahead: pending.filter((next) => next > rev) };
}

export const hasGap = ({ ahead, unsure }: Conversation): boolean => unsure || ahead.length > 0;

/** Returns the newest `count` messages of a window that reaches the newest, as a window of its own. */
export function trimToNewest(conversation: Conversation, count: number): Conversation {
  const messages = conversation.messages.slice(-count);
  const cut = messages.length < conversation.messages.length;
  return { ...conversation, messages, from: cut ? (messages[0]?.seq ?? 0) : conversation.from };
}

const revisions = (messages: readonly Message[]): number[] => messages.map((message) => message.rev);

function bounds({ messages, hasMoreBefore, hasMoreAfter }: MessagePage): Pick<Conversation, "from" | "to"> {
  return {
    from: hasMoreBefore ? (messages[0]?.seq ?? 0) : 0,
    to: hasMoreAfter ? (messages.at(-1)?.seq ?? OPEN_END) : OPEN_END,
  };
}

function trimOldest(conversation: Conversation): Conversation {
  if (conversation.messages.length <= LOADED_MESSAGES_MAX) return conversation;
  return trimToNewest(conversation, LOADED_MESSAGES_MAX);
}

/** Merges messages by seq, keeping the newest revision. Messages outside of the window are left out: it is not loaded there. */
function mergeIntoWindow(conversation: Conversation, incoming: readonly Message[]): Conversation {
  const visible = incoming.filter(
    (message) => covers(conversation, message.seq) && !conversation.hidden.includes(message.id),
  );
  if (visible.length === 0) return conversation;
  if (continues(conversation, visible)) {
    return { ...conversation, messages: [...conversation.messages, ...visible] };
  }
  const bySeq = new Map(conversation.messages.map((message) => [message.seq, message]));
  for (const message of visible) {
    if ((bySeq.get(message.seq)?.rev ?? 0) < message.rev) bySeq.set(message.seq, message);
  }
  return { ...conversation, messages: [...bySeq.values()].sort((a, b) => a.seq - b.seq) };
}

/** The common case, new messages right after the last one, needs no sorting. */
function continues({ messages }: Conversation, incoming: readonly Message[]): boolean {
  const last = messages.at(-1)?.seq ?? 0;
  return incoming.every((message, index) => message.seq === last + 1 + index);
}

/** Finds a message by binary search: the messages are ordered by seq. */
function find({ messages }: Conversation, seq: number): Message | undefined {
  let [low, high] = [0, messages.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((messages[middle]?.seq ?? 0) < seq) low = middle + 1;
    else high = middle;
  }
  return messages[low]?.seq === seq ? messages[low] : undefined;
}
