import type { Locale } from "@/lib/contract/locales";
import type { Me } from "@/lib/contract/users";
import { setReadReceiptsOff } from "../../events/room-events";
import { runtime } from "../../platform/runtime";
import { publishDirectRooms } from "../../rooms/publish-direct-rooms";
import type { Actor } from "../actor/actor";
import { getMe } from "../users/queries";

interface ProfilePatch {
  name?: string;
  image?: string | null;
  readReceipts?: boolean;
  language?: Locale;
  emailDigest?: boolean;
  pushPreview?: boolean;
  dndFrom?: string | null;
  dndTo?: string | null;
  timeZone?: string | null;
}

/**
 * Changes the given fields of the actor's profile and publishes what others see of it. Returns the new profile. In the
 * fields that may be null, undefined leaves the value and null clears it.
 */
export async function updateProfile(actor: Actor, patch: ProfilePatch): Promise<Me> {
  const sql = runtime("sql");
  await sql`
    update users set
      name = coalesce(${patch.name ?? null}, name),
      read_receipts = coalesce(${patch.readReceipts ?? null}, read_receipts),
      language = coalesce(${patch.language ?? null}, language),
      email_digest = coalesce(${patch.emailDigest ?? null}, email_digest),
      push_preview = coalesce(${patch.pushPreview ?? null}, push_preview),
      dnd_from = ${patch.dndFrom === undefined ? sql`dnd_from` : patch.dndFrom},
      dnd_to = ${patch.dndTo === undefined ? sql`dnd_to` : patch.dndTo},
      time_zone = ${patch.timeZone === undefined ? sql`time_zone` : patch.timeZone},
      image = ${patch.image === undefined ? sql`image` : patch.image}
    where id = ${actor.userId}`;
  if (patch.readReceipts !== undefined) setReadReceiptsOff(actor.userId, !patch.readReceipts);
  if (patch.name !== undefined || patch.image !== undefined) await publishDirectRooms(actor.userId);
  return getMe(actor.userId);
}
