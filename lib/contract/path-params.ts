import * as z from "zod/mini";
import { id } from "./primitives";

export const byId = z.strictObject({ id });
export const byRoom = z.strictObject({ roomId: id });
export const byUser = z.strictObject({ userId: id });
export const byMember = z.strictObject({ roomId: id, userId: id });

const EMOJI = /^\p{RGI_Emoji}$/v;
/** One emoji as Unicode recommends it for interchange, be it of several code points. */
const emoji = z.string().check(
  z.maxLength(40),
  z.refine((text) => EMOJI.test(text), "is no emoji"),
);
export const byReaction = z.strictObject({ id, emoji });
export const byPin = z.strictObject({ roomId: id, messageId: id });
/** next-auth's own: an action, and where it has one, a provider. */
export const nextAuthPath = z.strictObject({ nextauth: z.array(z.string()).check(z.maxLength(2)) });
