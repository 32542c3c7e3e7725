import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import postgres from "postgres";
import { type EmbeddedPostgres, startEmbeddedPostgres } from "@/lib/server/db/embedded";

const BACK_WITHIN_MS = 30_000;

/** The one PostgreSQL of a run, as durable as in production. */
export class PostgresServer {
  private constructor(
    private readonly dataDir: string,
    private readonly server: EmbeddedPostgres,
  ) {}

  static async start(dataDir: string): Promise<PostgresServer> {
    const server = await startEmbeddedPostgres({ dataDir, settings: { max_connections: "200" } });
    return new PostgresServer(dataDir, server);
  }

  get url(): string {
    return this.server.url;
  }

  get port(): number {
    return Number(new URL(this.url).port);
  }

  /** Returns the same database's URL through a proxy. */
  urlAt(port: number): string {
    const url = new URL(this.url);
    url.port = String(port);
    return url.href;
  }

  /** Restarts it: SIGINT shuts it down and disconnects all clients, SIGKILL is a crash. */
  async restart(signal: "SIGINT" | "SIGKILL"): Promise<void> {
    const before = await this.pid();
    process.kill(before, signal);
    for (const until = Date.now() + BACK_WITHIN_MS; Date.now() < until; await sleep(100)) {
      if ((await this.answers()) && (await this.pid()) !== before) return;
    }
    throw new Error("PostgreSQL did not come back.");
  }

  async stop(): Promise<void> {
    await this.server.stop();
  }

  private async pid(): Promise<number> {
    const file = await readFile(join(this.dataDir, "postgres", "postmaster.pid"), "utf8");
    return Number(file.split("\n")[0]);
  }

  private async answers(): Promise<boolean> {
    const sql = postgres(this.url, { max: 1, connect_timeout: 2 });
    try {
      await sql`select 1`;
      return true;
    } catch {
      // It is stopping or starting; the caller retries.
      return false;
    } finally {
      await sql.end({ timeout: 1 });
    }
  }
}
