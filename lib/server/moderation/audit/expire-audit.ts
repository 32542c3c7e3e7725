import { transaction } from "../../db/transaction";
import { env } from "../../platform/env";

/**
 * Deletes audit entries older than `AUDIT_DAYS`, and reports resolved that long ago. Returns the number of entries. The
 * trigger of the log prevents any other deletion.
 */
export async function expireAudit(): Promise<number> {
  const days = env().AUDIT_DAYS;
  return transaction(async (sql) => {
    await sql`select set_config('parley.audit_retention', 'on', true)`;
    await sql`delete from reports where resolved_at < now() - make_interval(days => ${days})`;
    return (await sql`delete from audit_log where at < now() - make_interval(days => ${days})`).count;
  });
}
