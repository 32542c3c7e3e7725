import { v7 as uuidv7 } from "uuid";
import type { Transaction } from "../../platform/runtime";

interface NewUser {
  name: string;
  email: string;
  image?: string | null;
  /** Null for a user who signs in with a provider. */
  passwordHash?: string | null;
}

/**
 * Creates an account and returns its id, or null when the address is taken. Nothing else creates one. The first account
 * administers this server.
 */
export async function insertUser(
  sql: Transaction,
  { name, email, image = null, passwordHash = null }: NewUser,
): Promise<string | null> {
  const id = uuidv7();
  const isEmpty = async () => (await sql`select 1 from users limit 1`).length === 0;
  // Only one of two concurrent sign-ups may be the first.
  if (await isEmpty()) await sql`select pg_advisory_xact_lock(hashtext('parley first account'))`;
  const inserted = await sql`
    insert into users (id, name, email, image, password_hash, administers)
    values (${id}, ${name}, ${email}, ${image}, ${passwordHash}, ${await isEmpty()})
    on conflict (email) do nothing returning id`;
  return inserted.length === 0 ? null : id;
}
