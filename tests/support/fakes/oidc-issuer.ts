import { createServer } from "node:http";
import Provider from "oidc-provider";
import { findFreePort } from "@/lib/server/db/embedded/wait-until-ready";

/** A real OpenID Connect issuer, where any login name is a user with a verified address of that name. */
export interface OidcIssuer {
  url: string;
  stop(): void;
}

export const OIDC_CLIENT = { id: "parley", secret: "a secret between the two" };

export async function startOidcIssuer(redirectUri: string): Promise<OidcIssuer> {
  const port = await findFreePort();
  const url = `http://localhost:${port}`;
  const provider = new Provider(url, {
    clients: [{ client_id: OIDC_CLIENT.id, client_secret: OIDC_CLIENT.secret, redirect_uris: [redirectUri] }],
    claims: { openid: ["sub"], email: ["email", "email_verified"], profile: ["name"] },
    conformIdTokenClaims: false,
    cookies: { keys: ["for the tests only"] },
    findAccount: (_context, id) => ({
      accountId: id,
      claims: () => ({
        sub: id,
        name: `${id} of the issuer`,
        email: `${id}@example.com`,
        email_verified: id !== "mallory",
      }),
    }),
  });
  const server = createServer(provider.callback());
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  return { url, stop: () => server.closeAllConnections() ?? server.close() };
}
