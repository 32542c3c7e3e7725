import { Redis } from "ioredis";
import { startRedis, type TestRedis } from "../../support/processes/redis";

/** The one Redis of a run, on the same port for as long as the run takes. */
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

  /** Ends it as a crash does; nothing of it is kept. */
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
