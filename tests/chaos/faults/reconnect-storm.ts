import { setTimeout as sleep } from "node:timers/promises";
import { Connection } from "@/bench/load/connection";
import { planPopulation } from "@/bench/support/population";
import { violation } from "../check/violation";
import type { Account } from "../client/recorder";
import { now } from "../history";
import { insertParticipants } from "../participants";
import type { Fault, FaultContext } from "./fault";

const WITHIN_MS = 5_000;
const CONNECT_AT_ONCE = 100;
const ROOM_SIZE = 50;
/** How long a refused client waits before it reconnects, as Socket.IO's client does. */
const RETRY_MS = 1_000;
const BACK_WITHIN_MS = 60_000;

/** P19: all clients lose their connection at once and are back within seconds, as after a proxy restart. */
export const reconnectStorm: Fault = {
  name: "reconnects",
  title: "Reconnects within 5 s",
  async inject(scene) {
    const accounts = await newRooms(scene);
    const before = await inTurns(accounts, (account, index) => open(scene, account, index));
    for (const connection of before) connection.close();
    const start = now();
    const back = await Promise.all(
      accounts.map(async (account, index) => {
        await sleep(scene.random.next() * WITHIN_MS);
        return comeBack(scene, account, index, start + BACK_WITHIN_MS);
      }),
    );
    const seconds = ((now() - start) / 1_000).toFixed(1);
    const connected = back.filter((connection) => connection !== null);
    const away = back.length - connected.length;
    scene.addNote(`${accounts.length.toLocaleString("en")} at once, all back after ${seconds} s`);
    if (away > 0)
      scene.reportViolation(violation("P19", "other", `${away} are not back after ${seconds} s`, away));
    for (const connection of connected) connection.close();
  },
};

/** Creates users in groups of fifty. */
function newRooms({ system, reconnects }: FaultContext): Promise<Account[]> {
  const { people } = planPopulation(reconnects, "one");
  const { rooms } = planPopulation(Math.ceil(reconnects / ROOM_SIZE) * 2, "pairs");
  const seats = people.map((_, index) => index);
  return insertParticipants(system, {
    people,
    rooms: rooms.map(({ id }, index) => ({
      id,
      members: seats.slice(index * ROOM_SIZE, (index + 1) * ROOM_SIZE),
    })),
  });
}

function open({ system }: FaultContext, { token }: Account, index: number): Promise<Connection> {
  const { port } = system.instance(index % system.instances.length);
  return Connection.open({ port, protocol: "socketio" }, { token });
}

async function comeBack(
  scene: FaultContext,
  account: Account,
  index: number,
  deadline: number,
): Promise<Connection | null> {
  while (now() < deadline) {
    try {
      return await open(scene, account, index);
    } catch {
      // Refused for now: that is how an instance sheds load.
      await sleep(RETRY_MS * (0.5 + scene.random.next()));
    }
  }
  return null;
}

async function inTurns<T, R>(
  items: readonly T[],
  work: (item: T, index: number) => Promise<R>,
): Promise<R[]> {
  const results: R[] = [];
  for (let at = 0; at < items.length; at += CONNECT_AT_ONCE)
    results.push(
      ...(await Promise.all(
        items.slice(at, at + CONNECT_AT_ONCE).map((item, index) => work(item, at + index)),
      )),
    );
  return results;
}
