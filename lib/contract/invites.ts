import * as z from "zod/mini";
import { LIMITS } from "./limits";
import { id, time } from "./primitives";

/** The secret part of an invite link: 32 random bytes in base64url. */
export const inviteToken = z.string().check(z.regex(/^[\w-]{43}$/, "is no invitation"));
export const inviteTokenParams = z.strictObject({ token: inviteToken });
export const inviteParams = z.strictObject({ roomId: id, inviteId: id });

/** Null means that the invite never expires, or has unlimited uses. */
export const newInvite = z.strictObject({
  expiresInHours: z.optional(z.nullable(z.int().check(z.minimum(1), z.maximum(LIMITS.inviteHours)))),
  maxUses: z.optional(z.nullable(z.int().check(z.minimum(1), z.maximum(LIMITS.groupMembers)))),
});
export type NewInvite = z.infer<typeof newInvite>;

/** A valid invite as the group's admins see it. The token is returned only once, on creation. */
export const invite = z.strictObject({
  id,
  createdBy: id,
  createdAt: time,
  expiresAt: z.nullable(time),
  maxUses: z.nullable(z.int()),
  uses: z.int(),
});
export type Invite = z.infer<typeof invite>;

/** What the holder of an invite link may see before joining. */
export const invitePreview = z.strictObject({
  title: z.string(),
  members: z.int(),
  invitedBy: z.string(),
});
export type InvitePreview = z.infer<typeof invitePreview>;
