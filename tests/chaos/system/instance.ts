import { rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { FailPoint } from "@/lib/server/platform/fail-point";
import { type RunningServer, startServer } from "../../support/processes/server";
import type { FaultProxy } from "../net/fault-proxy";

const DIES_WITHIN_MS = 20_000;
const PRELOADS = resolve("tests/chaos/preload");

export interface InstanceParts {
  index: number;
  port: number;
  dataDir: string;
  env: Record<string, string>;
  /** Proxies from this instance to PostgreSQL and Redis, and from clients to it. */
  database: FaultProxy;
  redis: FaultProxy;
  clients: FaultProxy;
}

/** One production server of the system under test. Its port and proxies stay across restarts. */
export class Instance {
  private server: RunningServer | null = null;
  private past = "";

  constructor(readonly parts: InstanceParts) {}

  get name(): string {
    return `instance ${this.parts.index}`;
  }

  get port(): number {
    return this.parts.port;
  }

  /** The direct URL, past the proxies. */
  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  /** The clients' URL, which leads to another instance while this one is down. */
  get clientUrl(): string {
    return `http://127.0.0.1:${this.parts.clients.port}`;
  }

  get pid(): number {
    const pid = this.server?.process.pid;
    if (!pid || !this.alive) throw new Error(`${this.name} does not run`);
    return pid;
  }

  get alive(): boolean {
    const child = this.server?.process;
    return child !== undefined && child.exitCode === null && child.signalCode === null;
  }

  /** Returns the output of all its processes so far. */
  logs(): string {
    return this.past + (this.server?.logs() ?? "");
  }

  async start(env: Record<string, string> = {}): Promise<void> {
    const { port, dataDir } = this.parts;
    this.past = this.logs();
    const preload = `--require=${join(PRELOADS, "fail-point.cjs")} --require=${join(PRELOADS, "clock.cjs")}`;
    this.server = await startServer({
      port,
      dataDir,
      env: { ...this.parts.env, NODE_OPTIONS: preload, ...env },
    });
  }

  /** Makes it kill itself with SIGKILL at this fail point; resolves once it has. */
  async crashAt(place: FailPoint): Promise<void> {
    const file = join(this.parts.dataDir, "fail-point");
    writeFileSync(file, place);
    const died = await Promise.race([this.ended().then(() => true), sleep(DIES_WITHIN_MS, false)]);
    rmSync(file);
    if (!died) throw new Error(`${this.name} never came to "${place}": is the build of this source?`);
  }

  signal(name: NodeJS.Signals): void {
    process.kill(this.pid, name);
  }

  async kill(): Promise<void> {
    await this.server?.kill();
  }

  /** Sends SIGTERM; resolves to the exit code. */
  async stop(): Promise<number | null> {
    return this.alive && this.server ? this.server.stop() : null;
  }

  private ended(): Promise<void> {
    const child = this.server?.process;
    return new Promise((done) => {
      if (!child || !this.alive) done();
      else child.once("exit", () => done());
    });
  }
}
