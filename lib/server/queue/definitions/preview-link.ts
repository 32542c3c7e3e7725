import * as z from "zod";
import { defineJob } from "../define-job";

/** Fetches what a message's first link leads to. What the other end does not give is not asked for again. */
export const previewLinkJob = defineJob({
  name: "preview_link",
  payload: z.object({ messageId: z.uuid() }),
  attempts: 3,
});
