import { ASSUMED, MEASURED } from "./parameters";

/** What a number of users needs in the busiest hour. Rates are per second. */
export interface CapacityPlan {
  users: number;
  sockets: number;
  sends: number;
  deliveries: number;
  processes: number;
  /** Which of sockets, sends or deliveries needs the most processes. */
  bound: "sockets" | "sends" | "deliveries";
  databases: number;
  /** Load of the busiest database relative to the mean: rooms are not equally busy. */
  skew: number;
  /** Frames/s through Redis: each goes once to each process that has a reader. */
  redisFrames: number;
  terabytesPerYear: number;
}

const ROOMS = 20_000;
/** Mean rate of a day relative to the busiest hour. */
const MEAN_LOAD = 0.35;

/** Returns the plan for a number of users. The same seed gives the same plan. */
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
  const [bound, needed] = Object.entries(needs).reduce((a, b) => (b[1] > a[1] ? b : a)) as [
    CapacityPlan["bound"],
    number,
  ];
  const processes = Math.max(1, Math.ceil(needed));
  const { databases, skew } = shardRooms(sends, seed);
  const reached = readers.reduce(
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
    redisFrames: processes === 1 ? 0 : Math.round(sends * reached),
    terabytesPerYear: (sends * MEAN_LOAD * 31_536_000 * ASSUMED.bytesPerMessage) / 1e12,
  };
}

/** Returns the expected number of processes that hold at least one of `sockets` randomly placed sockets. */
export function processesReached(processes: number, sockets: number): number {
  return processes * (1 - (1 - 1 / processes) ** sockets);
}

/** Returns the fewest databases of which the busiest stays below the target when rooms are placed at random. */
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

/** Returns a generator of numbers in [0, 1) that depend on the seed only: Marsaglia's xorshift, 32 bits. */
function seededRandom(seed: number): () => number {
  let state = seed | 0 || 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
}
