import type { TokenSet } from "next-auth";
import GitHub, { type GithubProfile } from "next-auth/providers/github";
import type { OAuthConfig, OAuthUserConfig } from "next-auth/providers/oauth";
import * as z from "zod";

const GITHUB = "https://github.com";

/** `GET /user/emails`: https://docs.github.com/rest/users/emails */
const emailList = z.array(z.object({ email: z.string(), primary: z.boolean(), verified: z.boolean() }));

/** The one client call used here; next-auth does not export the type of its OAuth client. */
interface ResourceClient {
  requestResource(url: string, accessToken: string): Promise<{ statusCode?: number; body?: Buffer }>;
}

/**
 * Sign-in with GitHub, or with GitHub Enterprise Server at `url`.
 *
 * The profile's public `email` carries no proof, and next-auth's own provider falls back to an unverified address. The
 * address used here is the one that GitHub lists as both primary and verified; without one the profile has no address.
 */
export function githubProvider(
  options: OAuthUserConfig<GithubProfile>,
  url: string = GITHUB,
): OAuthConfig<GithubProfile> {
  const api = url === GITHUB ? "https://api.github.com" : `${url}/api/v3`;
  return {
    ...GitHub(options),
    issuer: `${url}/login/oauth`,
    authorization: {
      url: `${url}/login/oauth/authorize`,
      params: { scope: "read:user user:email" },
    },
    token: `${url}/login/oauth/access_token`,
    userinfo: {
      url: `${api}/user`,
      async request({ client, tokens }: { client: ResourceClient; tokens: TokenSet }) {
        const accessToken = tokens.access_token ?? "";
        const profile = await getJson(client, `${api}/user`, accessToken);
        const emails = emailList.parse(await getJson(client, `${api}/user/emails?per_page=100`, accessToken));
        const email = emails.find(({ primary, verified }) => primary && verified)?.email;
        return { ...z.looseObject({}).parse(profile), email, email_verified: email !== undefined };
      },
    },
  };
}

async function getJson(client: ResourceClient, url: string, accessToken: string): Promise<unknown> {
  const { statusCode, body } = await client.requestResource(url, accessToken);
  if (statusCode !== 200 || !body) throw new Error(`GitHub answered ${statusCode} to GET ${url}`);
  return JSON.parse(body.toString("utf8"));
}
