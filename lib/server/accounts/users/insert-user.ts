import { v7 as uuidv7 } from "uuid";
import type { Transaction } from "../../platform/runtime";

interface NewUser {
  name: string;
  email: string;
  image?: string | null;
  /** Null for who signs in by a provider. */
  passwordHash?: string | null;
}

/** The one door to a new account; the first one administers this server. Null when the address is taken. */
export async function insertUser(
  sql: Transaction,
  { name, email, image = null, passwordHash = null }: NewUser,
): Promise<string | null> {
  const id = uuidv7();
  const empty = async () => (await sql`select 1 from users limit 1`).length === 0;
  // Two who are first at the same moment must not both be it.
  if (await empty()) await sql`select pg_advisory_xact_lock(hashtext('parley first account'))`;
  const made = await sql`
    insert into users (id, name, email, image, password_hash, administers)
    values (${id}, ${name}, ${email}, ${image}, ${passwordHash}, ${await empty()})
    on conflict (email) do nothing returning id`;
  return made.length === 0 ? null : id;
}
