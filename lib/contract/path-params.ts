import * as z from "zod/mini";
import { id } from "./primitives";

export const idParams = z.strictObject({ id });
export const roomParams = z.strictObject({ roomId: id });
export const userParams = z.strictObject({ userId: id });
export const memberParams = z.strictObject({ roomId: id, userId: id });

const EMOJI = /^\p{RGI_Emoji}$/v;
/** One emoji that Unicode recommends for general interchange (RGI), of one or more code points. */
const emoji = z.string().check(
  z.maxLength(40),
  z.refine((text) => EMOJI.test(text), "is no emoji"),
);
export const reactionParams = z.strictObject({ id, emoji });
export const pinParams = z.strictObject({ roomId: id, messageId: id });
/** next-auth's path: an action and, for some, a provider. */
export const nextAuthParams = z.strictObject({ nextauth: z.array(z.string()).check(z.maxLength(2)) });
