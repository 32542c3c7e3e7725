import type { Message } from "@/lib/contract/messages";

/** Counts other users' messages after seq `seen`, the highest that was on screen. Starts at the end, since those are few. */
export function countUnseen(messages: readonly Message[], seen: number | null, meId: string): number {
  if (seen === null) return 0;
  let count = 0;
  for (let index = messages.length - 1; index >= 0; index -= 1) {
    const message = messages[index];
    if (!message || message.seq <= seen) break;
    if (message.senderId !== meId && message.type !== "system") count += 1;
  }
  return count;
}
