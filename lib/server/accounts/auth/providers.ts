import type { NextAuthOptions } from "next-auth";
import Google from "next-auth/providers/google";
import type { OAuthConfig } from "next-auth/providers/oauth";
import { env } from "../../platform/env";
import { githubProvider } from "./github-provider";

interface OidcProfile {
  sub: string;
  name?: string;
  email?: string;
  email_verified?: boolean;
  picture?: string;
}

/** Returns the sign-in providers that the settings configure. */
export function configuredProviders(): NextAuthOptions["providers"] {
  const settings = env();
  const providers: NextAuthOptions["providers"] = [];
  if (settings.GITHUB_ID && settings.GITHUB_SECRET) {
    const client = { clientId: settings.GITHUB_ID, clientSecret: settings.GITHUB_SECRET };
    providers.push(githubProvider(client, settings.GITHUB_URL));
  }
  if (settings.GOOGLE_ID && settings.GOOGLE_SECRET) {
    providers.push(Google({ clientId: settings.GOOGLE_ID, clientSecret: settings.GOOGLE_SECRET }));
  }
  if (settings.OIDC_ISSUER && settings.OIDC_CLIENT_ID) {
    providers.push(oidc(settings.OIDC_ISSUER, settings.OIDC_CLIENT_ID, settings.OIDC_CLIENT_SECRET));
  }
  return providers;
}

function oidc(issuer: string, clientId: string, clientSecret: string | undefined): OAuthConfig<OidcProfile> {
  return {
    id: "oidc",
    name: new URL(issuer).hostname,
    type: "oauth",
    wellKnown: `${issuer.replace(/\/$/, "")}/.well-known/openid-configuration`,
    authorization: { params: { scope: "openid email profile" } },
    idToken: true,
    checks: ["pkce", "state"],
    clientId,
    ...(clientSecret ? { clientSecret } : { client: { token_endpoint_auth_method: "none" } }),
    profile: (profile) => ({
      id: profile.sub,
      name: profile.name,
      email: profile.email,
      image: profile.picture,
    }),
  };
}
