import { Redis } from "ioredis";
import { startRedis, type TestRedis } from "../../support/processes/redis";

/** The one Redis of a run, on the same port throughout. */
export class RedisServer {
  private running: TestRedis | null;

  private constructor(private readonly first: TestRedis) {
    this.running = first;
  }

  static async start(): Promise<RedisServer> {
    return new RedisServer(await startRedis());
  }

  get port(): number {
    return this.first.port;
  }

  urlAt(port: number): string {
    return `redis://127.0.0.1:${port}`;
  }

  /** Kills it like a crash; no data survives. */
  async kill(): Promise<void> {
    await this.running?.stop("SIGKILL");
    this.running = null;
  }

  async restart(): Promise<void> {
    this.running ??= await startRedis(this.port);
  }

  async flush(): Promise<void> {
    const redis = new Redis(this.first.url);
    await redis.flushall();
    redis.disconnect();
  }

  async stop(): Promise<void> {
    await this.running?.stop();
    this.running = null;
  }
}
