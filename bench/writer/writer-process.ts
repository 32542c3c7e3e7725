import { parseArgs } from "node:util";
import { cpuMicroseconds, serveCommands } from "../support/serve-commands";
import { percentile } from "../support/statistics";
import { type Author, openStrategy, type Strategy } from "./strategies";

/** Closed-loop writers in the process of the writer under test, without a network in between. */
const { values } = parseArgs({
  options: {
    strategy: { type: "string", default: "parley" },
    url: { type: "string", default: "" },
    pool: { type: "string", default: "10" },
  },
});
const opened = openStrategy(values.strategy as Strategy, values.url, Number(values.pool));

const commands = {
  async run({ authors, seconds, bytes }: { authors: Author[]; seconds: number; bytes: number }) {
    const write = await opened;
    const content = "x".repeat(bytes);
    const latencies: number[] = [];
    const cpuBefore = cpuMicroseconds();
    const start = performance.now();
    const end = start + seconds * 1_000;
    const loop = async (author: Author) => {
      for (let now = performance.now(); now < end; ) {
        await write(author, content);
        const then = performance.now();
        latencies.push(then - now);
        now = then;
      }
    };
    await Promise.all(authors.map(loop));
    return {
      messages: latencies.length,
      perSecond: (latencies.length / (performance.now() - start)) * 1_000,
      cpuPerMessage: (cpuMicroseconds() - cpuBefore) / latencies.length,
      p50: percentile(latencies, 0.5),
      p99: percentile(latencies, 0.99),
    };
  },
};

export type WriterProcess = typeof commands;

serveCommands(commands);
