import { randomUUID } from "node:crypto";
import postgres from "postgres";
import { TEMPLATE_DATABASE, withDatabaseName } from "@/tests/support/database/test-database";

/** Creates a migrated database on a running PostgreSQL. */
export async function freshDatabase(postgresUrl: string): Promise<string> {
  const name = `hostile_${randomUUID().replaceAll("-", "")}`;
  const admin = postgres(postgresUrl, { max: 1 });
  try {
    await admin.unsafe(`create database ${name} template ${TEMPLATE_DATABASE}`);
  } finally {
    await admin.end();
  }
  return withDatabaseName(postgresUrl, name);
}
