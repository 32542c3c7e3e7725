import { passwordChange } from "@/lib/contract/accounts";
import { changePassword } from "@/lib/server/accounts/passwords/change-password";
import { noContent, route } from "@/lib/server/http/route";

export const PATCH = route({ body: passwordChange }, async ({ actor, body }) => {
  await changePassword(actor, body.currentPassword, body.newPassword);
  return noContent();
});
