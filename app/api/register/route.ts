import { registration } from "@/lib/contract/accounts";
import { throttleSignUp } from "@/lib/server/accounts/auth/throttle-sign-up";
import { registerUser } from "@/lib/server/accounts/sign-up/register-user";
import { requestClientInfo } from "@/lib/server/http/request-client-info";
import { json, publicRoute } from "@/lib/server/http/route";

export const POST = publicRoute({ body: registration }, async ({ request, body }) => {
  const device = requestClientInfo(request);
  return json({ user: await throttleSignUp(device, () => registerUser(body, device)) }, 201);
});
