import { NextRequest } from "next/server";
import NextAuth from "next-auth";
import { nextAuthParams } from "@/lib/contract/path-params";
import { issueDeviceCookie } from "@/lib/server/accounts/auth/device-cookie";
import { nextAuthOptions } from "@/lib/server/accounts/auth/next-auth-options";
import { readForm } from "@/lib/server/http/read-body";
import { requestClientInfo } from "@/lib/server/http/request-client-info";
import { requireSameOrigin } from "@/lib/server/http/require-actor";
import { publicRoute } from "@/lib/server/http/route";
import { notFound } from "@/lib/server/platform/errors";

/** next-auth reads a body of any size and trusts its own token against foreign pages; both are seen to before it. */
const handler = publicRoute({ params: nextAuthParams }, async ({ request, params }) => {
  const { url, headers, method } = request;
  requireSameOrigin(request);
  const [action, provider] = params.nextauth;
  // It answers 500 to who would only read what a form is sent to.
  if (method === "GET" && action === "callback" && provider === "credentials") throw notFound("thing");
  const body = method === "POST" ? await readForm(request) : null;
  const bounded = new NextRequest(url, { headers, method, body });
  const cookie = headers.get("cookie");
  const remembered: string[] = [];
  const answer: Response = await NextAuth(
    bounded as never,
    { params: Promise.resolve(params) } as never,
    nextAuthOptions(requestClientInfo(request), cookie, (email) => {
      remembered.push(issueDeviceCookie(cookie, email));
    }),
  );
  for (const one of remembered) answer.headers.append("set-cookie", one);
  return answer;
});

export { handler as GET, handler as POST };
