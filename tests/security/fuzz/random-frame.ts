import { clientEvents } from "@/lib/contract/realtime";
import type { Random } from "@/tests/support/random";
import { eventMatrix } from "../access/matrix";
import type { RoomFixture } from "../support/fixtures";
import { RawSocket } from "../support/raw-socket";
import { corruptJson, edgeCaseValue, mutate } from "./mutate";

const EVENTS = Object.keys(clientEvents) as (keyof typeof clientEvents)[];
const HEADS = [
  "0",
  "1",
  "2",
  "3",
  "4",
  "5",
  "6",
  "40",
  "41",
  "42",
  "43",
  "44",
  "45",
  "46",
  "4",
  "42/x,",
  "b",
  "",
];

/** Returns a frame that almost follows the contract; `id` is the ack's id. */
export function randomFrame(random: Random, scene: RoomFixture, id: number): string {
  if (random.chance(0.03)) return (random.pick(HEADS) ?? "") + corruptJson(edgeCaseValue(random), random);
  const event = random.pick(EVENTS) ?? "sync";
  const name = random.chance(0.03) ? edgeCaseValue(random) : event;
  const payload = mutate(eventMatrix[event].payload(scene), random);
  const more = random.chance(0.03) ? [edgeCaseValue(random)] : [];
  const text = corruptJson([name, payload, ...more], random);
  return `42${random.chance(0.9) ? id : ""}${text}`;
}

/**
 * Sends frames on their own connection, and waits until the server has answered a final frame or has closed
 * the connection. Returns the answers that report an internal error.
 */
export async function sendFrames(token: string, frames: readonly string[]): Promise<string[]> {
  const socket = await RawSocket.open();
  socket.send(`40${JSON.stringify({ token })}`);
  await socket.waitForPacket('42["ready"');
  for (const text of frames) socket.send(text);
  socket.send('42999999["sync",{"rooms":{}}]');
  await Promise.race([socket.waitForPacket("43999999").catch(() => undefined), socket.closed()]);
  const faults = socket.received.filter((text) => text.includes('"code":"unavailable"'));
  socket.end();
  return faults;
}
