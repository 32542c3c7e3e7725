import * as z from "zod/mini";

/** `GET /api/files/:id`: `download=1` saves what would otherwise be shown. */
export const fileQuery = z.strictObject({ download: z.optional(z.literal("1")) });

/** `GET /api/files/:id/thumbnail`: the longer side has 360 or, which is the default, 1,280 pixels at most. */
export const thumbnailQuery = z.strictObject({ size: z.optional(z.enum(["small", "large"])) });
