import { transaction } from "../../db/transaction";
import { env } from "../../platform/env";

/**
 * Removes what is older than `AUDIT_DAYS`: entries of the log, and reports that were decided that long ago. Returns how many
 * entries there were. The log's trigger lets nobody else remove any.
 */
export async function expireAudit(): Promise<number> {
  const days = env().AUDIT_DAYS;
  return transaction(async (sql) => {
    await sql`select set_config('parley.audit_retention', 'on', true)`;
    await sql`delete from reports where resolved_at < now() - make_interval(days => ${days})`;
    return (await sql`delete from audit_log where at < now() - make_interval(days => ${days})`).count;
  });
}
