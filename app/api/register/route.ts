import { registration } from "@/lib/contract/accounts";
import { throttledSignUp } from "@/lib/server/accounts/auth/throttle-sign-up";
import { register } from "@/lib/server/accounts/users/register-user";
import { requestDevice } from "@/lib/server/http/request-client-info";
import { json, publicRoute } from "@/lib/server/http/route";

export const POST = publicRoute({ body: registration }, async ({ request, body }) => {
  const device = requestDevice(request);
  return json({ user: await throttledSignUp(device, () => register(body, device)) }, 201);
});
