import { randomUUID } from "node:crypto";
import postgres from "postgres";
import { databaseUrl, TEMPLATE } from "@/tests/support/database/test-database";

/** A migrated database of its own on a PostgreSQL that runs. */
export async function freshDatabase(postgresUrl: string): Promise<string> {
  const name = `hostile_${randomUUID().replaceAll("-", "")}`;
  const admin = postgres(postgresUrl, { max: 1 });
  try {
    await admin.unsafe(`create database ${name} template ${TEMPLATE}`);
  } finally {
    await admin.end();
  }
  return databaseUrl(postgresUrl, name);
}
