import * as z from "zod/mini";
import { LIMITS } from "./limits";
import { id, time } from "./primitives";

/** The secret part of a link: 32 random bytes in base64url. */
export const inviteToken = z.string().check(z.regex(/^[\w-]{43}$/, "is no invitation"));
export const inviteTokenParams = z.strictObject({ token: inviteToken });
export const inviteParams = z.strictObject({ roomId: id, inviteId: id });

/** Null means without an end, or for any number of people. */
export const newInvite = z.strictObject({
  expiresInHours: z.optional(z.nullable(z.int().check(z.minimum(1), z.maximum(LIMITS.inviteHours)))),
  maxUses: z.optional(z.nullable(z.int().check(z.minimum(1), z.maximum(LIMITS.groupMembers)))),
});
export type NewInvite = z.infer<typeof newInvite>;

/** A link that still works, as the group's admins see it. The token shows once, when it is made. */
export const invite = z.strictObject({
  id,
  createdBy: id,
  createdAt: time,
  expiresAt: z.nullable(time),
  maxUses: z.nullable(z.int()),
  uses: z.int(),
});
export type Invite = z.infer<typeof invite>;

/** What somebody who holds a link may know before they join. */
export const invitePreview = z.strictObject({
  title: z.string(),
  members: z.int(),
  invitedBy: z.string(),
});
export type InvitePreview = z.infer<typeof invitePreview>;
