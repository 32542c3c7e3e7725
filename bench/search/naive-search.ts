import postgres from "postgres";

/** Max time of a search, ms; a slower one counts as this. */
const GIVE_UP_MS = 5_000;

/** The obvious search: a text search column with a GIN index, sorted by time. */
export class NaiveSearch {
  private readonly sql: postgres.Sql;

  constructor(url: string) {
    this.sql = postgres(url, { max: 1, connection: { statement_timeout: GIVE_UP_MS } });
  }

  /** Builds its own table, so that neither side maintains the other's indexes. */
  static async build(url: string): Promise<void> {
    const sql = postgres(url, { max: 1 });
    await sql.unsafe(`
      set maintenance_work_mem = '512MB';
      create table naive as select id, room_id, created_at, to_tsvector('simple', content) as tsv from messages;
      create index on naive using gin (tsv);
      create index on naive (created_at);
      analyze naive;`);
    await sql.end();
  }

  async size(): Promise<number> {
    const [row] = await this.sql<{ bytes: string }[]>`select pg_indexes_size('naive') as bytes`;
    return Number(row?.bytes ?? 0);
  }

  /** @returns ms */
  async search(userId: string, word: string): Promise<number> {
    const start = performance.now();
    try {
      await this.sql`
        select m.id from naive m join room_members me on me.room_id = m.room_id and me.user_id = ${userId}
        where m.tsv @@ plainto_tsquery('simple', ${word}) order by m.created_at desc limit 20`;
    } catch (error) {
      const cancelled = error instanceof postgres.PostgresError && error.code === "57014";
      if (!cancelled) throw error;
    }
    return performance.now() - start;
  }

  end = () => this.sql.end();
}
