import { serveCommands } from "../support/serve-commands";
import { type BroadcastPlan, broadcast } from "./broadcast";
import { closedLoop, type LoopPlan } from "./closed-loop";
import { Connection, type Endpoint } from "./connection";

/** The connections of one side; a generator may hold several sides. */
interface Side {
  endpoint: Endpoint;
  connections: Connection[];
}

/** Max concurrent handshakes, few enough for every server's accept queue. */
const PARALLEL = 50;

const sides = new Map<string, Side>();

function side(name: string): Side {
  const found = sides.get(name);
  if (!found) throw new Error(`there are no connections ${name}`);
  return found;
}

const commands = {
  /** Opens one connection for each of `auths`; all are ready when it resolves. */
  async open({ name, endpoint, auths }: { name: string; endpoint: Endpoint; auths: object[] }) {
    const connections: Connection[] = [];
    let next = 0;
    const work = async () => {
      for (let index = next++; index < auths.length; index = next++) {
        connections[index] = await Connection.open(endpoint, auths[index] ?? {});
      }
    };
    await Promise.all(Array.from({ length: PARALLEL }, work));
    sides.set(name, { endpoint, connections });
  },

  broadcast({ name, plan }: { name: string; plan: BroadcastPlan }) {
    return broadcast(side(name).connections, side(name).endpoint, plan);
  },

  closedLoop({ name, plan }: { name: string; plan: LoopPlan }) {
    return closedLoop(side(name).connections, plan);
  },

  close({ name }: { name: string }) {
    for (const connection of side(name).connections) connection.close();
    sides.delete(name);
  },
};

export type LoadGenerator = typeof commands;

serveCommands(commands);
