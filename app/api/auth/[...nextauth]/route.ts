import NextAuth from "next-auth";
import { nextAuthOptions } from "@/lib/server/auth/next-auth-options";
import { requestDevice } from "@/lib/server/http/device";

async function handler(request: Request, context: unknown): Promise<Response> {
  return NextAuth(
    request as never,
    context as never,
    nextAuthOptions(requestDevice(request), request.headers.get("cookie")),
  );
}

export { handler as GET, handler as POST };
