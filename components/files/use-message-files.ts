import { createLazyHook } from "@/components/ui/lazy-part";

/** What shows the files of messages, once there is a message with files. */
export const useMessageFiles = createLazyHook(async () => (await import("./message-files")).MessageFiles);
