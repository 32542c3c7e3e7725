import { unavailable } from "../platform/errors";
import { runtime, type Sql, type Transaction, type Transactions } from "../platform/runtime";

const WAITING_MAX = 2_000;

/**
 * Connections that only transactions use, each lent to one of them at a time.
 *
 * The driver's own `begin` on a shared pool may put a BEGIN behind the queries of others on a connection and, when that
 * fills its pipeline, forget to reserve it: what others then write there is never committed (porsager/postgres#1189).
 */
export class TransactionPool implements Transactions {
  private readonly idle: Sql[];
  private readonly waiting: ((client: Sql) => void)[] = [];

  /**
   * @param clients each with one connection.
   * @param waited told of each transaction how many seconds it waited for one.
   */
  constructor(
    private readonly clients: Sql[],
    private readonly waited: (seconds: number) => void = () => undefined,
  ) {
    this.idle = [...clients];
  }

  async run<T>(work: (sql: Transaction) => Promise<T>): Promise<T> {
    const startedAt = performance.now();
    const client = await this.take();
    this.waited((performance.now() - startedAt) / 1_000);
    try {
      return (await client.begin(work)) as T;
    } finally {
      const next = this.waiting.shift();
      if (next) next(client);
      else this.idle.push(client);
    }
  }

  stats(): { active: number; waiting: number } {
    return { active: this.clients.length - this.idle.length, waiting: this.waiting.length };
  }

  async end(): Promise<void> {
    await Promise.all(this.clients.map((client) => client.end({ timeout: 5 })));
  }

  private take(): Promise<Sql> {
    const client = this.idle.pop();
    if (client) return Promise.resolve(client);
    if (this.waiting.length >= WAITING_MAX) return Promise.reject(unavailable(1_000));
    return new Promise((resolve) => this.waiting.push(resolve));
  }
}

/** Runs `work` in one transaction: committed when it resolves, rolled back when it rejects. */
export function transaction<T>(work: (sql: Transaction) => Promise<T>): Promise<T> {
  return runtime("transactions").run(work);
}
