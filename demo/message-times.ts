import type { DemoRoom } from "./demo-rooms";
import type { Random } from "./random";

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const DAY = 24 * 60 * MINUTE;
/** Length of the history. */
const DAYS = 70;

/** What determines the time of a message: the length of its text, and whether it follows a long pause. */
export interface MessagePacing {
  length: number;
  afterPause: boolean;
}

/**
 * Returns ascending send times in milliseconds for each conversation of a room, over the past ten weeks. Conversations
 * start at plausible hours, some right after another; the last one ends at `end`.
 */
export function generateMessageTimes(
  random: Random,
  conversations: readonly (readonly MessagePacing[])[],
  hours: DemoRoom["hours"],
  end: number,
): number[][] {
  const spans = conversations.map((messages) => gaps(random, messages));
  const last = spans.at(-1) ?? [];
  const lastStart = end - sum(last.slice(1));
  const starts = startTimes(random, spans.length - 1, hours, lastStart - 30 * MINUTE);
  let free = 0;
  const times = spans.map((span, position) => {
    let at = position === spans.length - 1 ? lastStart : Math.max(starts[position] ?? 0, free);
    const sent = span.map((gap, index) => {
      if (index > 0) at += gap;
      return at;
    });
    free = at + random.int(3, 40) * MINUTE;
    return sent;
  });
  return resolveOverlaps(random, times);
}

/** Moves messages to earlier times where a conversation would overlap the next one. */
function resolveOverlaps(random: Random, times: number[][]): number[][] {
  let next = Number.POSITIVE_INFINITY;
  for (const sent of times.toReversed()) {
    for (let index = sent.length - 1; index >= 0; index--) {
      const at = sent[index] ?? next;
      next = at < next ? at : next - random.int(2, 25) * SECOND;
      sent[index] = next;
    }
  }
  return times;
}

function gaps(random: Random, messages: readonly MessagePacing[]): number[] {
  return messages.map(({ length, afterPause }) => {
    if (afterPause) return random.int(15 * MINUTE, 100 * MINUTE);
    const writing = Math.min(length * 130, 4 * MINUTE);
    const noticing = random.chance(0.2)
      ? random.int(MINUTE, 7 * MINUTE)
      : random.int(2 * SECOND, 40 * SECOND);
    return writing + noticing;
  });
}

function startTimes(random: Random, count: number, hours: DemoRoom["hours"], before: number): number[] {
  const starts: number[] = [];
  while (starts.length < count) {
    const at = before - random.next() * DAYS * DAY;
    if (random.chance(activity(new Date(at), hours))) starts.push(at);
  }
  return starts.sort((a, b) => a - b);
}

/** Returns the relative probability that a conversation starts at this time, from 0 to 1. */
function activity(time: Date, hours: DemoRoom["hours"]): number {
  const weekend = time.getDay() === 0 || time.getDay() === 6;
  const hour = time.getHours();
  const night = hour < 7 || hour >= 23;
  if (night) return 0.004;
  if (hours === "work") {
    if (weekend) return 0.02;
    if (hour === 12) return 0.4;
    return hour >= 9 && hour < 18 ? 1 : 0.05;
  }
  if (weekend) return hour >= 9 ? 0.9 : 0.2;
  return hour >= 18 || hour === 12 ? 0.8 : 0.2;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
