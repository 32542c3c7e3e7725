import { isDeepStrictEqual } from "node:util";
import { request } from "@/lib/client/connection/socket";
import { newOutboxItem } from "@/lib/client/outbox/outbox-item";
import { covers, hasGap } from "@/lib/client/sync/conversation";
import type { Message } from "@/lib/contract/messages";
import { hideMessage } from "@/lib/server/messages/hide-message";
import { messagePage } from "@/lib/server/messages/queries";
import { setReaction } from "@/lib/server/messages/set-reaction";
import { runtime } from "@/lib/server/platform/runtime";
import { addMembers } from "@/lib/server/rooms/add-members";
import { listRooms } from "@/lib/server/rooms/queries";
import { removeMember } from "@/lib/server/rooms/remove-member";
import { addDirectRoom, addGroup, addUser } from "../support/domain/fixtures";
import { Random } from "../support/random";
import { Device, ignoreExpectedErrors } from "./device";
import { LOSSY_NETWORK, Network, RELIABLE_NETWORK } from "./network";
import type { SimulatedServer } from "./simulated-server";

const STEPS = 60;
const SETTLE_MS = 20_000;
const EMOJI = ["👍", "❤️", "😂"];

const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/**
 * Runs one seed: eight devices of five users in three rooms act at random, while the network delays, duplicates,
 * reorders and loses frames. Then the network heals, and every device must hold what a fresh fetch returns.
 *
 * In odd runs events are lost without a broken connection, as between instances when Redis restarts; the devices
 * reconnect at the end. In even runs they must converge by the live path alone.
 *
 * @returns the differences; empty if there are none.
 */
export async function runSeed(hub: SimulatedServer, seed: number): Promise<string[]> {
  const random = new Random(seed);
  const lossy = seed % 2 === 1;
  const network = new Network(random);
  network.conditions = lossy ? LOSSY_NETWORK : { ...LOSSY_NETWORK, lose: 0 };
  const people = await Promise.all(["Ann", "Bo", "Cy", "Di", "Ed"].map((name) => addUser(name)));
  const [ann, bo, cy, di, ed] = people as [
    (typeof people)[0],
    (typeof people)[0],
    (typeof people)[0],
    (typeof people)[0],
    (typeof people)[0],
  ];
  const rooms = [
    await addDirectRoom(ann, bo),
    await addGroup(ann, bo, cy, di),
    await addGroup(bo, ann, cy, di, ed),
  ];
  const devices = [...people, ann, bo, cy].map((actor) => new Device(hub, actor, network));
  const sends = new Map(rooms.map((roomId) => [roomId, 0]));
  try {
    for (let step = 0; step < STEPS; step += 1) {
      await act(random, random.pick(devices) as Device, sends, [ed, di]);
      await sleep(random.below(12));
    }
    network.conditions = RELIABLE_NETWORK;
    if (lossy) for (const device of devices) device.socket.dropConnection();
    return [...(await settle(devices, rooms)), ...(await countSends(devices, sends))];
  } finally {
    for (const device of devices) device.close();
  }
}

async function act(random: Random, device: Device, sends: Map<string, number>, guests: { userId: string }[]) {
  const rooms = [...sends.keys()];
  const roomId = random.pick(rooms) as string;
  const { actor, chat } = device;
  const seen = device.conversation(roomId)?.messages ?? [];
  const own = seen.filter((message) => message.senderId === actor.userId && !message.deletedAt);
  const target = random.pick(seen);
  const mine = random.pick(own);
  const roll = random.below(100);
  if (roll < 35) {
    sends.set(roomId, (sends.get(roomId) ?? 0) + 1);
    await chat.outbox.send(
      newOutboxItem(roomId, { content: `${actor.userId.slice(-4)} ${random.below(1e9)}` }),
    );
  } else if (roll < 43 && mine)
    void ignoreExpectedErrors(
      request(chat.connection.socket, "edit_message", { id: mine.id, content: `edit ${roll}` }),
    );
  else if (roll < 48 && mine)
    void ignoreExpectedErrors(request(chat.connection.socket, "delete_message", { id: mine.id }));
  else if (roll < 56 && target)
    await ignoreExpectedErrors(
      setReaction(actor, target.id, random.pick(EMOJI) as string, random.chance(0.7)),
    );
  else if (roll < 70 && target) chat.receipts.markRead(roomId, target.seq);
  else if (roll < 78) void device.show(roomId);
  else if (roll < 80) void ignoreExpectedErrors(chat.catchUp.loadOlder(roomId));
  else if (roll < 82) void ignoreExpectedErrors(chat.catchUp.loadNewer(roomId));
  else if (roll < 84) void ignoreExpectedErrors(move(random, device, roomId));
  else if (roll < 88) device.socket.dropConnection();
  else if (roll < 91) device.reload(random.chance(0.7));
  else if (roll < 94 && target) await ignoreExpectedErrors(hideMessage(actor, target.id));
  else await changeMembership(random, rooms[2] as string, device, guests);
}

/** Opens a room somewhere in its history: by a link, a date, or a return to the end. */
async function move(random: Random, { chat, rooms }: Device, roomId: string): Promise<void> {
  const lastSeq = rooms.find((room) => room.id === roomId)?.lastSeq ?? 0;
  const roll = random.below(3);
  if (roll === 0) await chat.catchUp.jumpToNewest(roomId);
  else if (roll === 1) await chat.catchUp.jumpTo(roomId, { around: random.below(lastSeq + 5) });
  else await chat.catchUp.jumpTo(roomId, { at: new Date(Date.now() - random.below(3_000)).toISOString() });
}

async function changeMembership(
  random: Random,
  roomId: string,
  { actor }: Device,
  guests: { userId: string }[],
) {
  const guest = random.pick(guests) as { userId: string };
  if (random.chance(0.5)) await ignoreExpectedErrors(removeMember(actor, roomId, guest.userId));
  else await ignoreExpectedErrors(addMembers(actor, roomId, [guest.userId]));
}

async function settle(devices: Device[], rooms: string[]): Promise<string[]> {
  const deadline = Date.now() + SETTLE_MS;
  let differences: string[] = [];
  do {
    await sleep(100);
    for (const device of devices) for (const roomId of rooms) await device.show(roomId);
    differences = (
      await Promise.all(devices.map((device, index) => compare(device, `device ${index}`)))
    ).flat();
  } while (differences.length > 0 && Date.now() < deadline);
  return differences;
}

/** P1 P2 P3: each sent message is stored once, or refused and still in its outbox. */
async function countSends(devices: Device[], sends: Map<string, number>): Promise<string[]> {
  const differences: string[] = [];
  for (const [roomId, sent] of sends) {
    const [row] = await runtime("sql")<{ stored: number }[]>`
      select count(*)::int as stored from messages where room_id = ${roomId} and type = 'text'`;
    const kept = (await Promise.all(devices.map((device) => device.store.all()))).flat();
    const refused = kept.filter((item) => item.roomId === roomId && item.state === "failed").length;
    if ((row?.stored ?? 0) + refused !== sent) {
      differences.push(`of ${sent} written ${row?.stored} are stored and ${refused} refused`);
    }
  }
  return differences;
}

/** Drops the status, which is derived from receipts that are compared separately. */
const comparable = ({ status: _, ...message }: Message) => message;

async function compare(device: Device, name: string): Promise<string[]> {
  if (device.unsent.length > 0) return [`${name} still has ${device.unsent.length} unsent`];
  const fresh = await listRooms(device.actor);
  const differences: string[] = [];
  const held = device.rooms.map((room) => room.id).sort();
  if (!isDeepStrictEqual(held, fresh.map((room) => room.id).sort()))
    differences.push(`${name} has rooms ${held}`);
  for (const room of fresh) {
    const { lastMessage: heldLast, ...mine } = device.rooms.find((other) => other.id === room.id) ?? {
      lastMessage: null,
    };
    const { lastMessage, ...theirs } = room;
    // Hiding a message for oneself raises the revision, and other users learn of it only with the next call.
    if ("lastRev" in mine && mine.lastRev < theirs.lastRev) mine.lastRev = theirs.lastRev;
    if (!isDeepStrictEqual(mine, theirs)) differences.push(`${name} room: ${diff(mine, theirs)}`);
    if (heldLast?.id !== lastMessage?.id || heldLast?.rev !== lastMessage?.rev)
      differences.push(`${name}: last message`);
    const conversation = device.conversation(room.id);
    if (!conversation) continue;
    const { messages } = await messagePage(device.actor, room.id, {
      after: Math.max(0, conversation.from - 1),
      limit: 100,
    });
    const [a, b] = [
      conversation.messages.map(comparable),
      messages.filter(({ seq }) => covers(conversation, seq)).map(comparable),
    ];
    if (!isDeepStrictEqual(a, b)) differences.push(`${name} messages: ${diff(a, b)}`);
    if (hasGap(conversation))
      differences.push(`${name} has a hole at rev ${conversation.rev} of ${room.lastRev}`);
  }
  if (differences.length > 0) differences.push(`${name} is ${device.socket.state}`);
  return differences;
}

/** Returns the differences down to single values. */
function diff(held: unknown, fresh: unknown, at = ""): string {
  if (isDeepStrictEqual(held, fresh)) return "";
  const [a, b] = [held, fresh] as [Record<string, unknown>, Record<string, unknown>];
  const isLeaf = typeof held !== "object" || typeof fresh !== "object" || !held || !fresh;
  if (isLeaf) return `${at}: holds ${JSON.stringify(held)}, fresh is ${JSON.stringify(fresh)}; `;
  const names = [...new Set([...Object.keys(a), ...Object.keys(b)])];
  return names.map((name) => diff(a[name], b[name], `${at}.${name}`)).join("");
}
