import { ASSUMED, MEASURED } from "./parameters";
import { seededRandom } from "./seeded-random";

/** What a population needs at its busiest hour. Rates are a second. */
export interface CapacityPlan {
  users: number;
  sockets: number;
  sends: number;
  deliveries: number;
  processes: number;
  /** Which of sockets, sends or deliveries asks for the most processes. */
  bound: "sockets" | "sends" | "deliveries";
  databases: number;
  /** Messages a second on the busiest database, against the mean: rooms are not alike. */
  skew: number;
  /** Frames a second that Redis passes on, each once to each process that has a reader. */
  redisFrames: number;
  terabytesPerYear: number;
}

const ROOMS = 20_000;
/** The mean day is so much quieter than the busiest hour. */
const QUIET = 0.35;

/** One population's plan; the same seed gives the same plan. */
export function simulate(users: number, seed: number): CapacityPlan {
  const { connectedShare, devicesPerUser, messagesPerHour, rooms, target } = ASSUMED;
  const sockets = users * connectedShare * devicesPerUser;
  const sends = (users * connectedShare * messagesPerHour) / 3_600;
  const readers = rooms.map(({ members, share }) => ({
    share,
    sockets: Math.max(1, members * connectedShare * devicesPerUser),
  }));
  const deliveries = sends * readers.reduce((sum, room) => sum + room.share * room.sockets, 0);
  const needs = {
    sockets: sockets / ASSUMED.socketsPerProcess,
    sends: sends / (MEASURED.sendsPerProcess * target),
    deliveries: (deliveries * MEASURED.deliverySeconds) / target,
  };
  const [bound, most] = Object.entries(needs).reduce((a, b) => (b[1] > a[1] ? b : a)) as [
    CapacityPlan["bound"],
    number,
  ];
  const processes = Math.max(1, Math.ceil(most));
  const { databases, skew } = shardRooms(sends, seed);
  const passes = readers.reduce(
    (sum, room) => sum + room.share * processesReached(processes, room.sockets),
    0,
  );
  return {
    users,
    sockets: Math.round(sockets),
    sends: Math.round(sends),
    deliveries: Math.round(deliveries),
    processes,
    bound,
    databases,
    skew,
    redisFrames: processes === 1 ? 0 : Math.round(sends * passes),
    terabytesPerYear: (sends * QUIET * 31_536_000 * ASSUMED.bytesPerMessage) / 1e12,
  };
}

/** Processes that hold at least one of `sockets` that fall on them at random. */
export function processesReached(processes: number, sockets: number): number {
  return processes * (1 - (1 - 1 / processes) ** sockets);
}

/** The fewest databases of which the busiest stays below the target, when rooms fall on them at random. */
export function shardRooms(sends: number, seed: number): { databases: number; skew: number } {
  const limit = MEASURED.writesPerDatabase * ASSUMED.target;
  const weights = Array.from({ length: ROOMS }, (_, rank) => (rank + 1) ** -ASSUMED.zipf);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  for (let databases = Math.max(1, Math.ceil(sends / limit)); ; databases += 1) {
    const random = seededRandom(seed);
    const loads = new Array<number>(databases).fill(0);
    for (const weight of weights) {
      const at = Math.floor(random() * databases);
      loads[at] = (loads[at] ?? 0) + (weight / total) * sends;
    }
    const busiest = Math.max(...loads);
    if (busiest <= limit || databases > ROOMS) return { databases, skew: busiest / (sends / databases) };
  }
}
