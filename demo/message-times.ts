import type { DemoRoom } from "./demo-rooms";
import type { Random } from "./random";

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const DAY = 24 * 60 * MINUTE;
const DAYS = 70;

/** One message's place in time: how long its text takes to write, and whether it comes after a long pause. */
export interface MessagePacing {
  length: number;
  afterPause: boolean;
}

/**
 * When the messages of a room's conversations were sent, ascending, over the past ten weeks: at the hours at which
 * people write, some conversations right after another, the last one ending at `end`.
 */
export function generateMessageTimes(
  random: Random,
  conversations: readonly (readonly MessagePacing[])[],
  hours: DemoRoom["hours"],
  end: number,
): number[][] {
  const spans = conversations.map((beats) => gaps(random, beats));
  const last = spans.at(-1) ?? [];
  const lastStart = end - sum(last.slice(1));
  const starts = startTimes(random, spans.length - 1, hours, lastStart - 30 * MINUTE);
  let free = 0;
  const times = spans.map((span, index) => {
    let at = index === spans.length - 1 ? lastStart : Math.max(starts[index] ?? 0, free);
    const sent = span.map((gap, turn) => {
      if (turn > 0) at += gap;
      return at;
    });
    free = at + random.int(3, 40) * MINUTE;
    return sent;
  });
  return pressed(random, times);
}

/** Pushes messages back in time where a conversation would run into the next. */
function pressed(random: Random, times: number[][]): number[][] {
  let next = Number.POSITIVE_INFINITY;
  for (const sent of times.toReversed()) {
    for (let turn = sent.length - 1; turn >= 0; turn--) {
      const at = sent[turn] ?? next;
      next = at < next ? at : next - random.int(2, 25) * SECOND;
      sent[turn] = next;
    }
  }
  return times;
}

function gaps(random: Random, beats: readonly MessagePacing[]): number[] {
  return beats.map(({ length, afterPause }) => {
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
    if (random.chance(liveliness(new Date(at), hours))) starts.push(at);
  }
  return starts.sort((a, b) => a - b);
}

/** How likely it is that somebody starts to write then, from 0 to 1. */
function liveliness(time: Date, hours: DemoRoom["hours"]): number {
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
