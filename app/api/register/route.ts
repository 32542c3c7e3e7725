import { registration } from "@/lib/contract/accounts";
import { requestDevice } from "@/lib/server/http/device";
import { json, publicRoute } from "@/lib/server/http/route";
import { consume } from "@/lib/server/rate-limit/limiter";
import { register } from "@/lib/server/users/register";

export const POST = publicRoute({ body: registration }, async ({ request, body }) => {
  const { ip } = requestDevice(request);
  if (ip) await consume("registrationByAddress", ip);
  return json({ user: await register(body) }, 201);
});
