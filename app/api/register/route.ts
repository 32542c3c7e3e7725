import { registration } from "@/lib/contract/accounts";
import { throttledSignUp } from "@/lib/server/auth/throttle-sign-up";
import { requestDevice } from "@/lib/server/http/device";
import { json, publicRoute } from "@/lib/server/http/route";
import { register } from "@/lib/server/users/register";

export const POST = publicRoute({ body: registration }, async ({ request, body }) => {
  const device = requestDevice(request);
  return json({ user: await throttledSignUp(device, () => register(body, device)) }, 201);
});
