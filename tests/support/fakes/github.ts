import { createServer, type ServerResponse } from "node:http";
import { findFreePort } from "@/lib/server/db/embedded/wait-until-ready";

export interface GithubAccount {
  id: number;
  login: string;
  name: string | null;
  /** The profile's public e-mail address, which is not verified. */
  email: string | null;
  emails: { email: string; primary: boolean; verified: boolean }[];
}

/** A GitHub Enterprise Server that signs in `account` without asking. */
export interface FakeGithub {
  url: string;
  account: GithubAccount;
  stop(): void;
}

/** Starts the four endpoints that a sign-in uses, on a free port. */
export async function startGithub(account: GithubAccount): Promise<FakeGithub> {
  const port = await findFreePort();
  const github: FakeGithub = {
    url: `http://localhost:${port}`,
    account,
    stop: () => {
      server.closeAllConnections();
      server.close();
    },
  };
  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? "/", github.url);
    if (pathname === "/login/oauth/authorize") {
      const back = new URL(searchParams.get("redirect_uri") ?? "");
      back.searchParams.set("code", "one-time");
      back.searchParams.set("state", searchParams.get("state") ?? "");
      response.writeHead(302, { location: back.href }).end();
    } else if (pathname === "/login/oauth/access_token") {
      json(response, { access_token: "token", token_type: "bearer", scope: "read:user,user:email" });
    } else if (request.headers.authorization !== "Bearer token") {
      response.writeHead(401).end();
    } else if (pathname === "/api/v3/user/emails") {
      json(response, github.account.emails);
    } else if (pathname === "/api/v3/user") {
      const { emails: _, ...profile } = github.account;
      json(response, profile);
    } else {
      response.writeHead(404).end();
    }
  });
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  return github;
}

function json(response: ServerResponse, body: unknown): void {
  response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(body));
}
