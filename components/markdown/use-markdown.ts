import { createLazyHook } from "@/components/ui/lazy-part";

/** What shows markup, once a text that has some is on the screen: until then it stands there as it was typed. */
export const useMarkdown = createLazyHook(async () => (await import("./markdown")).Markdown);
