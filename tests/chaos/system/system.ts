import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { findFreePort } from "@/lib/server/db/embedded/wait-until-ready";
import { FaultProxy } from "../net/fault-proxy";
import { RedisServer } from "./cache";
import { PostgresServer } from "./database";
import { Instance } from "./instance";
import { SmallDisk } from "./small-disk";

export interface SystemOptions {
  instances: number;
  /** Size of the database's own disk, MiB. */
  diskMib?: number;
}

/** Instances of the built server on one PostgreSQL and one Redis, with a fault proxy on every connection between them. */
export class System {
  private constructor(
    private readonly dir: string,
    readonly database: PostgresServer,
    readonly cache: RedisServer,
    readonly instances: readonly Instance[],
    readonly disk: SmallDisk | null,
  ) {}

  static async start({ instances: count, diskMib }: SystemOptions): Promise<System> {
    const dir = await mkdtemp(join(tmpdir(), "parley-chaos-"));
    // Tokens are sealed here and opened by the servers under test.
    process.env.AUTH_SECRET ??= randomBytes(32).toString("base64url");
    const common = { AUTH_SECRET: process.env.AUTH_SECRET, RATE_LIMIT_SCALE: "1000" };
    const disk = diskMib ? SmallDisk.mount(join(dir, "disk"), diskMib) : null;
    const database = await PostgresServer.start(join(disk?.dir ?? dir, "database"));
    const cache = await RedisServer.start();
    const ports: number[] = [];
    const instances: Instance[] = [];
    for (let index = 0; index < count; index += 1) {
      const port = await findFreePort();
      ports.push(port);
      const [toDatabase, toRedis, clients] = await Promise.all([
        FaultProxy.open(() => [database.port]),
        FaultProxy.open(() => [cache.port]),
        FaultProxy.open(() => [port, ...ports.filter((other) => other !== port)]),
      ]);
      const own = { DATABASE_URL: database.urlAt(toDatabase.port), REDIS_URL: cache.urlAt(toRedis.port) };
      instances.push(
        new Instance({
          index,
          port,
          dataDir: join(dir, `instance-${index}`),
          env: { ...common, ...own },
          database: toDatabase,
          redis: toRedis,
          clients,
        }),
      );
    }
    const system = new System(dir, database, cache, instances, disk);
    await Promise.all(instances.map((instance) => instance.start()));
    return system;
  }

  instance(index: number): Instance {
    const instance = this.instances[index];
    if (!instance) throw new Error(`there is no instance ${index}`);
    return instance;
  }

  /** Removes every remaining fault. */
  async heal(): Promise<void> {
    this.disk?.free();
    for (const { parts } of this.instances)
      for (const proxy of [parts.database, parts.redis, parts.clients]) proxy.heal();
    await this.cache.restart();
    await Promise.all(this.instances.filter(({ alive }) => !alive).map((instance) => instance.start()));
  }

  async stop(): Promise<void> {
    await Promise.all(this.instances.map((instance) => instance.kill()));
    for (const { parts } of this.instances)
      await Promise.all([parts.database, parts.redis, parts.clients].map((proxy) => proxy.close()));
    await this.cache.stop();
    await this.database.stop();
    this.disk?.unmount();
    await rm(this.dir, { recursive: true, force: true, maxRetries: 5 });
  }
}
