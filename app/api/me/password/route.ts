import { passwordChange } from "@/lib/contract/accounts";
import { noContent, route } from "@/lib/server/http/route";
import { changePassword } from "@/lib/server/users/change-password";

export const PATCH = route({ body: passwordChange }, async ({ actor, body }) => {
  await changePassword(actor, body.currentPassword, body.newPassword);
  return noContent();
});
