import { setTimeout as sleep } from "node:timers/promises";
import { v7 as uuidv7 } from "uuid";
import { sendMessage } from "@/lib/server/messages/send-message";
import { metrics } from "@/lib/server/metrics/metrics";
import { runtime } from "@/lib/server/platform/runtime";
import { startSearchIndexer } from "@/lib/server/search/index/indexer";
import { wordsOf } from "./corpus";

const PER_SECOND = 1_000;
const TICK_MS = 50;
const SECONDS = 10;

const ROOMS = 50;

/**
 * Measures the index lag while fifty rooms receive a thousand messages a second. The rooms are new, so that
 * the others stay unchanged.
 */
export async function measureIndexLag(): Promise<{
  sent: number;
  p50: number;
  p99: number;
  seconds: number;
}> {
  const { userId, rooms } = await someRooms();
  const words = [...wordsOf("common"), ...wordsOf("medium"), ...wordsOf("rare")];
  const stop = startSearchIndexer();
  const start = performance.now();
  const sends: Promise<unknown>[] = [];
  while (performance.now() - start < SECONDS * 1_000) {
    const due = Math.floor(((performance.now() - start) / 1_000) * PER_SECOND);
    while (sends.length < due) {
      const roomId = rooms[sends.length % rooms.length] ?? "";
      const content = Array.from(
        { length: 8 },
        (_, at) => words[(sends.length * 7 + at * 11) % words.length],
      );
      sends.push(
        sendMessage({ userId, sessionId: "" }, { id: uuidv7(), roomId, content: content.join(" ") }),
      );
    }
    await sleep(TICK_MS);
  }
  await Promise.all(sends);
  const seconds = (performance.now() - start) / 1_000;
  await sleep(2_000);
  await stop();
  const [p50, p99] = await Promise.all([quantile(0.5), quantile(0.99)]);
  return { sent: sends.length, p50, p99, seconds };
}

async function someRooms(): Promise<{ userId: string; rooms: string[] }> {
  const sql = runtime("sql");
  const userId = uuidv7();
  const rooms = Array.from({ length: ROOMS }, () => uuidv7());
  await sql`insert into users (id, name, email) values (${userId}, 'Bench', ${`${userId}@example.com`})`;
  await sql`insert into rooms (id, kind, title) select id, 'group', 'Lag' from unnest(${rooms}::uuid[]) as t(id)`;
  await sql`insert into room_members (room_id, user_id, role)
    select id, ${userId}, 'member' from unnest(${rooms}::uuid[]) as t(id)`;
  return { userId, rooms };
}

/** Returns the metric's bucket bound, in seconds, below which the share lies. */
async function quantile(share: number): Promise<number> {
  const { values } = await metrics().searchLag.get();
  const total = values.find((one) => one.metricName?.endsWith("_count"))?.value ?? 0;
  const bucket = values.find((one) => one.metricName?.endsWith("_bucket") && one.value >= share * total);
  const labels: Record<string, string | number | undefined> = bucket?.labels ?? {};
  return Number(labels.le ?? Number.NaN);
}
