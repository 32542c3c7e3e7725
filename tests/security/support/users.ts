import { randomUUID } from "node:crypto";
import type { TokenGrant } from "@/lib/contract/accounts";
import { PASSWORD } from "@/tests/support/clients/bot";
import { callOk } from "./call";

export interface RegisteredUser {
  userId: string;
  name: string;
  email: string;
  token: string;
}

/** E-mail address of the administrator of the shared server. */
export const ADMIN_EMAIL = "administrator@example.com";

export async function registerUser(
  name: string,
  baseUrl?: string,
  email = `${name.toLowerCase()}-${randomUUID()}@example.com`,
): Promise<RegisteredUser> {
  const at = baseUrl ? { baseUrl } : {};
  await callOk("POST", "/api/register", { ...at, body: { email, name, password: PASSWORD } });
  return signIn({ name, email }, baseUrl);
}

/** Opens another session of an existing account. */
export async function signIn(
  who: Pick<RegisteredUser, "name" | "email">,
  baseUrl?: string,
): Promise<RegisteredUser> {
  const { token, user } = await callOk<TokenGrant>("POST", "/api/token", {
    ...(baseUrl ? { baseUrl } : {}),
    body: { email: who.email, password: PASSWORD },
  });
  return { userId: user.id, name: who.name, email: who.email, token };
}
