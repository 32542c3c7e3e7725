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

/** next-auth reads bodies of any size and relies on its own CSRF token. We bound the body and check the origin first. */
const handler = publicRoute({ params: nextAuthParams }, async ({ request, params }) => {
  const { url, headers, method } = request;
  requireSameOrigin(request);
  const [action, provider] = params.nextauth;
  // next-auth answers 500 to a GET of the credentials callback, which takes only POST.
  if (method === "GET" && action === "callback" && provider === "credentials") throw notFound("thing");
  const body = method === "POST" ? await readForm(request) : null;
  const bounded = new NextRequest(url, { headers, method, body });
  const cookie = headers.get("cookie");
  const deviceCookies: string[] = [];
  const response: Response = await NextAuth(
    bounded as never,
    { params: Promise.resolve(params) } as never,
    nextAuthOptions(requestClientInfo(request), cookie, (email) => {
      deviceCookies.push(issueDeviceCookie(cookie, email));
    }),
  );
  for (const deviceCookie of deviceCookies) response.headers.append("set-cookie", deviceCookie);
  return response;
});

export { handler as GET, handler as POST };
