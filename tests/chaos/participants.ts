import { setTimeout as sleep } from "node:timers/promises";
import type { Room } from "@/lib/contract/rooms";
import {
  insertPopulation,
  type Population,
  planPopulation,
  sealCredentials,
} from "../../bench/support/population";
import { type Account, Recorder } from "./client/recorder";
import { callRest } from "./client/rest";
import type { History } from "./history";
import type { System } from "./system/system";

const CONNECT_WITHIN_MS = 30_000;

/** The users of one scenario, their rooms and clients. */
export interface Participants {
  /** Owns every group and is never removed. */
  owner: Account;
  /** Is removed from the last room during the run. */
  leaver: Account;
  clients: Recorder[];
  rooms: { id: string; members: Account[] }[];
}

/** Creates users and rooms: three groups of all, two direct rooms, and a group from which one user is removed. */
export async function createParticipants(
  system: System,
  size: number,
  history: History,
): Promise<Participants> {
  const accounts = await insertAccounts(system, size);
  const [owner, second, third, fourth, leaver] = accounts;
  if (!owner || !second || !third || !fourth || !leaver) throw new Error("a crowd is five people or more");
  const { url } = system.instance(0);
  const group = async (title: string) => {
    const body = { kind: "group", title, userIds: accounts.slice(1).map(({ userId }) => userId) };
    const { room } = await callRest<{ room: Room }>(url, owner.token, "POST", "/api/rooms", body);
    return { id: room.id, members: accounts };
  };
  const direct = async (one: Account, other: Account) => {
    const body = { kind: "direct", userId: other.userId };
    const { room } = await callRest<{ room: Room }>(url, one.token, "POST", "/api/rooms", body);
    return { id: room.id, members: [one, other] };
  };
  const rooms = [
    await group("One"),
    await group("Two"),
    await direct(owner, second),
    await direct(third, fourth),
    await group("Three"),
  ];
  const clients = accounts.map((account, index) => {
    const home = system.instance(index % system.instances.length);
    return new Recorder(`c${index}`, account, home.clientUrl, history);
  });
  await allConnected(clients);
  return { owner, leaver, clients, rooms };
}

export function insertAccounts(system: System, size: number): Promise<Account[]> {
  return insertParticipants(system, { ...planPopulation(size, "one"), rooms: [] });
}

/** Inserts users and rooms directly into the database. */
export async function insertParticipants(system: System, population: Population): Promise<Account[]> {
  await insertPopulation(system.database.url, population);
  return sealCredentials(population);
}

async function allConnected(clients: readonly Recorder[]): Promise<void> {
  for (const until = Date.now() + CONNECT_WITHIN_MS; Date.now() < until; await sleep(50))
    if (clients.every((client) => client.settled && client.rooms.size > 0)) return;
  throw new Error("the clients did not connect");
}
