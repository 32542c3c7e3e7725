import * as z from "zod/mini";

/** `POST /api/email/unsubscribe`: what an e-mail's link carries. */
export const unsubscribeQuery = z.strictObject({ token: z.string().check(z.maxLength(100)) });
