import { monitorEventLoopDelay } from "node:perf_hooks";
import { v7 as uuidv7 } from "uuid";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { type Bot, signInBot } from "@/tests/support/clients/bot";
import { Random } from "@/tests/support/random";
import { call } from "../support/call";
import { createRoomFixture, type RoomFixture, registerTestUsers, type TestUsers } from "../support/fixtures";
import { registerUser } from "../support/users";
import { randomFrame, sendFrames } from "./random-frame";
import { type FuzzedRequest, randomRequest, sendRequest } from "./random-request";

const REQUESTS = Number(process.env.FUZZ_REQUESTS ?? 10_000);
/** A fixed seed, so that every test run has the same inputs; `npm run fuzz -- protocol` tries new ones. */
const SEED = Number(process.env.FUZZ_SEED ?? 1);
const BATCH = 500;
/** Requests per batch; frames are more numerous because they are cheap. */
const REST = 100;
const AT_ONCE = 8;
const FRAMES_AT_ONCE = 35;
const LAG_MAX_MS = 200;

let people: TestUsers;
let bystander: Bot;
let stopTalking: () => Promise<number[]>;

beforeAll(async () => {
  process.stdout.write(`protocol fuzz: ${REQUESTS} requests, FUZZ_SEED=${SEED}\n`);
  people = await registerTestUsers();
  const { email } = await registerUser("Bystander");
  bystander = await signInBot(inject("securityUrl"), email);
  stopTalking = await talk(bystander);
});
afterAll(() => bystander.close());

/** Sends five messages a second; the returned function stops it and resolves with the counts of acked and failed sends. */
async function talk(bot: Bot): Promise<() => Promise<number[]>> {
  const room = await bot.createDirectRoom(people.outsider);
  let [acked, failed] = [0, 0];
  let said: Promise<void> = Promise.resolve();
  const timer = setInterval(() => {
    said = bot.sendMessage(room.id, "undisturbed", uuidv7()).then(
      () => void acked++,
      () => void failed++,
    );
  }, 200);
  return async () => {
    clearInterval(timer);
    await said;
    return [acked, failed];
  };
}

/** Returns the server's longest event loop delay since the last call, ms. */
async function lagMs(): Promise<number> {
  const { text } = await call("GET", "/api/metrics");
  return Number(/^nodejs_eventloop_lag_max_seconds (\S+)/m.exec(text)?.[1]) * 1_000;
}
const startedAt = async () =>
  /^process_start_time_seconds (\S+)/m.exec((await call("GET", "/api/metrics")).text)?.[1];

/** Runs one batch from its seed. Returns the server's faults. */
async function batch(seed: number): Promise<string[]> {
  const random = new Random(seed);
  const place = await createRoomFixture(people);
  const wrong: string[] = [];
  const requests: FuzzedRequest[] = Array.from({ length: REST }, () => randomRequest(random, place));
  await inParallel(requests, async (request) => {
    const { status, text } = await sendRequest(request);
    if (status >= 500 && !isExpected(request, status))
      wrong.push(
        `${request.method} ${request.path.slice(0, 200)} → ${status} ${text.slice(0, 200)}\n${body(request)}`,
      );
  });
  const bursts = framesOf(random, place);
  await inParallel(bursts, async (frames) => {
    for (const fault of await sendFrames(people.owner.token, frames)) wrong.push(fault.slice(0, 300));
  });
  return wrong;
}

function framesOf(random: Random, place: RoomFixture): string[][] {
  const frames = Array.from({ length: BATCH - REST }, (_, id) => randomFrame(random, place, id));
  return Array.from({ length: Math.ceil(frames.length / FRAMES_AT_ONCE) }, (_, n) =>
    frames.slice(n * FRAMES_AT_ONCE, (n + 1) * FRAMES_AT_ONCE),
  );
}

async function inParallel<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  const left = [...items];
  const worker = async () => {
    for (let item = left.shift(); item !== undefined; item = left.shift()) await work(item);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
}

/** A rate limit is an expected answer, and so is tus's refusal of an unsupported extension. */
const isExpected = ({ path }: FuzzedRequest, status: number) =>
  path.startsWith("/api/uploads") && (status === 507 || status === 501);

const body = ({ options }: FuzzedRequest) => String(options.body ?? "").slice(0, 300);

test("almost valid input causes no server error, no stop and no delay for others", async () => {
  const before = await startedAt();
  await lagMs();
  await new Promise((resolve) => setTimeout(resolve, 1_000));
  const idle = await lagMs();
  // This process is almost idle, so its own delay shows the machine's load.
  const machine = monitorEventLoopDelay({ resolution: 10 });
  machine.enable();
  const lags: number[] = [];
  for (let n = 0; n * BATCH < REQUESTS; n += 1) {
    // A busy machine delays occasionally; a delay that an input causes repeats every time.
    for (let tries = 1; ; tries += 1) {
      await lagMs();
      machine.reset();
      expect(await batch(SEED + n), `FUZZ_SEED=${SEED + n} FUZZ_REQUESTS=${BATCH}`).toEqual([]);
      const lag = await lagMs();
      if (tries === 1) lags.push(lag);
      if (lag <= LAG_MAX_MS + idle + machine.max / 1e6) break;
      expect(
        tries,
        `the loop stood still for ${Math.round(lag)} ms five times, FUZZ_SEED=${SEED + n}`,
      ).toBeLessThan(5);
    }
  }
  const [acked = 0, failed] = await stopTalking();
  const worst = Math.round(Math.max(...lags));
  process.stdout.write(
    `longest standstill ${worst} ms, idle ${Math.round(idle)} ms; ${acked} acknowledged beside it\n`,
  );
  expect(failed).toBe(0);
  expect(acked).toBeGreaterThan(0);
  expect(await startedAt()).toBe(before);
}, 1_800_000);
