import { spawnSync } from "node:child_process";
import { setTimeout as sleep } from "node:timers/promises";
import { v7 as uuidv7 } from "uuid";
import { LIMITS } from "@/lib/contract/limits";
import type { Room } from "@/lib/contract/rooms";
import { violation } from "../check/violation";
import { Recorder } from "../client/recorder";
import { callRest } from "../client/rest";
import { emptyHistory } from "../history";
import { FaultProxy } from "../net/fault-proxy";
import { insertAccounts } from "../participants";
import type { Fault, FaultContext } from "./fault";

const READERS = 15;
const LINE_BYTES_PER_SECOND = 512;
const MESSAGES = 1_000;
const AT_ONCE = 20;
/** The largest message: a character outside the basic plane takes four bytes. */
const CONTENT = "𝄞".repeat(LIMITS.contentCodePoints);
const CUT_WITHIN_MS = 30_000;
/** Unbounded, the readers' shares of 30 MiB each would take 450 MiB. */
const GROWTH_MAX_MIB = 250;

/** P18: readers at half a kilobyte a second in a room that sends 30 MiB are disconnected; the instance's memory stays bounded. */
export const slowReaders: Fault = {
  name: "slow-readers",
  title: "Slow readers in a loud room",
  async inject(scene) {
    const instance = scene.system.instance(0);
    const line = await FaultProxy.open(() => [instance.port]);
    const [speaker, ...accounts] = await insertAccounts(scene.system, READERS + 1);
    if (!speaker) throw new Error("nobody to speak");
    const userIds = accounts.map(({ userId }) => userId);
    const body = { kind: "group", title: "Loud", userIds };
    const { room } = await callRest<{ room: Room }>(instance.url, speaker.token, "POST", "/api/rooms", body);
    // Their state is not checked: they are not meant to keep up.
    const aside = emptyHistory();
    const home = `http://127.0.0.1:${line.port}`;
    const readers = accounts.map((account, index) => new Recorder(`slow ${index}`, account, home, aside));
    try {
      while (!readers.every(({ connected }) => connected)) await sleep(50);
      const before = residentMib(instance.pid);
      const cutBefore = await cutOff(instance.url);
      line.throttle(LINE_BYTES_PER_SECOND);
      const peak = await speak(scene, speaker.token, room.id);
      const until = Date.now() + CUT_WITHIN_MS;
      let cut = 0;
      while (cut < READERS && Date.now() < until) {
        await sleep(100);
        cut = (await cutOff(instance.url)) - cutBefore;
      }
      judge(scene, cut, peak - before);
    } finally {
      for (const reader of readers) reader.close();
      await line.close();
    }
  },
};

/** Sends all messages and returns the instance's peak memory, MiB. */
async function speak({ system }: FaultContext, token: string, roomId: string): Promise<number> {
  const { url, pid } = system.instance(0);
  let peak = 0;
  for (let sent = 0; sent < MESSAGES; sent += AT_ONCE) {
    const post = () =>
      callRest(url, token, "POST", `/api/rooms/${roomId}/messages`, { id: uuidv7(), content: CONTENT });
    await Promise.all(Array.from({ length: AT_ONCE }, post));
    peak = Math.max(peak, residentMib(pid));
  }
  return peak;
}

/** Returns the instance's count of disconnected readers, who learn of it much later themselves. */
async function cutOff(url: string): Promise<number> {
  const page = await (await fetch(`${url}/api/metrics`)).text();
  return Number(/^parley_slow_readers_cut_total (\d+)/m.exec(page)?.[1] ?? 0);
}

function judge({ reportViolation, addNote }: FaultContext, cut: number, growth: number): void {
  const kept = Math.max(0, READERS - cut);
  addNote(`${READERS - kept} of ${READERS} cut off, ${Math.max(0, Math.round(growth))} MiB more`);
  if (kept > 0) reportViolation(violation("P18", "other", `${kept} slow readers were never cut off`, kept));
  if (growth > GROWTH_MAX_MIB)
    reportViolation(violation("P18", "other", `the instance grew by ${growth} MiB for slow readers`, growth));
}

function residentMib(pid: number): number {
  const { stdout } = spawnSync("ps", ["-o", "rss=", "-p", String(pid)], { encoding: "utf8" });
  return Number(stdout) / 1_024;
}
