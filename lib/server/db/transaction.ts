import { unavailable } from "../platform/errors";
import { runtime, type Sql, type Transaction, type Transactions } from "../platform/runtime";

/** Max transactions that wait for a connection; further ones fail with `unavailable`. */
const MAX_WAITING = 2_000;

/**
 * A pool of connections for transactions, each used by one transaction at a time.
 *
 * The driver's own `begin` on a shared pool may queue a BEGIN behind other queries of a connection. If that fills the
 * pipeline, the driver forgets to reserve the connection, and what others write on it is never committed
 * (porsager/postgres#1189).
 */
export class TransactionPool implements Transactions {
  private readonly idle: Sql[];
  private readonly waiting: ((client: Sql) => void)[] = [];

  /**
   * @param clients each with one connection.
   * @param onWait called for each transaction with the seconds that it waited for a connection.
   */
  constructor(
    private readonly clients: Sql[],
    private readonly onWait: (seconds: number) => void = () => undefined,
  ) {
    this.idle = [...clients];
  }

  async run<T>(work: (sql: Transaction) => Promise<T>): Promise<T> {
    const startedAt = performance.now();
    const client = await this.acquire();
    this.onWait((performance.now() - startedAt) / 1_000);
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

  private acquire(): Promise<Sql> {
    const client = this.idle.pop();
    if (client) return Promise.resolve(client);
    if (this.waiting.length >= MAX_WAITING) return Promise.reject(unavailable(1_000));
    return new Promise((resolve) => this.waiting.push(resolve));
  }
}

/** Runs `work` in one transaction: committed when it resolves, rolled back when it rejects. */
export function transaction<T>(work: (sql: Transaction) => Promise<T>): Promise<T> {
  return runtime("transactions").run(work);
}
