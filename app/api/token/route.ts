import { credentials } from "@/lib/contract/accounts";
import { grantToken } from "@/lib/server/accounts/auth/grant-token";
import { requestClientInfo } from "@/lib/server/http/request-client-info";
import { json, publicRoute } from "@/lib/server/http/route";

export const POST = publicRoute({ body: credentials }, async ({ request, body }) =>
  json(await grantToken(body, requestClientInfo(request))),
);
