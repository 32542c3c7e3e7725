import type { Message, MessagePage } from "@/lib/contract/messages";
import type { Changes } from "@/lib/contract/rooms";

/** Where a window ends whose newest message is the room's newest: whatever comes belongs to it. */
const OPEN_END = Number.MAX_SAFE_INTEGER;
/** So many messages stay loaded of a room; of more, the far end is let go of and can be fetched again. */
export const LOADED_MESSAGES_MAX = 12_000;

/** A window on a room's messages, and how far it is known to be up to date. */
export interface Conversation {
  /** Ascending by seq; without a gap from `from` to `to` but for what the person has deleted for themselves. */
  messages: Message[];
  /** The lowest seq that the window covers; 0 when nothing older is left to load. */
  from: number;
  /** The highest seq that it covers; OPEN_END when it reaches to the newest and takes in what comes. */
  to: number;
  /** Every change of these messages up to this revision is in. */
  rev: number;
  /** Revisions heard of beyond `rev`; while there is one, something in between is missing. */
  ahead: number[];
  /** An event could not be applied, so `rev` stands still until the server has been asked. */
  unsure: boolean;
  /** Ids that were hidden while this was loaded: what was sent before that may still be under way. */
  hidden: string[];
}

export const hasOlder = ({ from }: Conversation): boolean => from > 0;
export const hasNewer = ({ to }: Conversation): boolean => to < OPEN_END;
/** Whether a message of this seq would stand in the window. */
export const covers = ({ from, to }: Conversation, seq: number): boolean => seq >= from && seq <= to;

/** A conversation from a page of a room's history. What was `hidden` while the page was on its way stays out. */
export function conversationFromPage(page: MessagePage, hidden: string[] = []): Conversation {
  const messages = page.messages.filter(({ id }) => !hidden.includes(id));
  return { messages, ...bounds(page), rev: page.lastRev, ahead: [], unsure: false, hidden };
}

/** Puts an older page before what is there, and lets go of the newest beyond the bound. */
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

/** Puts a newer page behind what is there, and lets go of the oldest beyond the bound. */
export function appendPage(conversation: Conversation, page: MessagePage): Conversation {
  const newer = page.messages.filter(
    ({ seq, id }) => seq > conversation.to && !conversation.hidden.includes(id),
  );
  return letGoOfOldest({
    ...conversation,
    messages: [...conversation.messages, ...newer],
    to: bounds(page).to,
  });
}

/**
 * Takes new messages in, in whatever order and however often they come. One that is missing here although its
 * revision is past has been hidden by the person, and is left out.
 */
export function addMessages(conversation: Conversation, incoming: readonly Message[]): Conversation {
  const fresh = incoming.filter(
    (message) => find(conversation, message.seq) || message.rev > conversation.rev,
  );
  const merged = letGoOfOldest(put(conversation, fresh));
  return noteRevisions(merged, revisions(incoming));
}

/** Takes a change of a message in. One that should be here and is not may be hidden or late: the server must tell. */
export function changeMessage(conversation: Conversation, message: Message): Conversation {
  if (message.rev <= conversation.rev && !find(conversation, message.seq)) return conversation;
  if (!find(conversation, message.seq) && covers(conversation, message.seq))
    return { ...conversation, unsure: true };
  return noteRevisions(put(conversation, [message]), [message.rev]);
}

/** Takes in what the server says has changed since a revision that is known here. */
export function mergeChanges(conversation: Conversation, changes: Changes): Conversation {
  const kept = hideMessages(conversation, changes.hidden ?? []);
  const merged = letGoOfOldest(put(kept, changes.messages));
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
export function unhideMessage(conversation: Conversation, message: Message): Conversation {
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

export const hasGap = ({ ahead, unsure }: Conversation): boolean => unsure || ahead.length > 0;

/** The newest `count` messages of a window that reaches the newest, as a window of its own. */
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

function letGoOfOldest(conversation: Conversation): Conversation {
  if (conversation.messages.length <= LOADED_MESSAGES_MAX) return conversation;
  return trimToNewest(conversation, LOADED_MESSAGES_MAX);
}

/** By id and newest revision, ordered by seq. What lies outside of the window is left out: it is not loaded. */
function put(conversation: Conversation, incoming: readonly Message[]): Conversation {
  const wanted = incoming.filter(
    (message) => covers(conversation, message.seq) && !conversation.hidden.includes(message.id),
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
