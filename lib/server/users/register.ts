import { v7 as uuidv7 } from "uuid";
import type { Registration } from "@/lib/contract/accounts";
import type { Me } from "@/lib/contract/users";
import { hashPassword } from "../auth/password";
import { env } from "../env";
import { forbidden, Refusal } from "../errors";
import { runtime } from "../runtime";

/** Makes an account. Refuses with `conflict` when the address is taken, `forbidden` when sign-up is not open. */
export async function register({ email, name, password }: Registration): Promise<Me> {
  if (env().REGISTRATION !== "open") throw forbidden("Sign-up is not open on this server.");
  const passwordHash = await hashPassword(password);
  const id = uuidv7();
  const made = await runtime("sql")`
    insert into users (id, name, email, password_hash) values (${id}, ${name}, ${email}, ${passwordHash})
    on conflict (email) do nothing
    returning id`;
  if (made.length === 0) {
    throw new Refusal("conflict", "There is an account with this e-mail address already.", {
      fields: { email: "is taken" },
    });
  }
  return { id, name, email, image: null, online: false, lastSeenAt: null, readReceipts: true };
}
