import type { Message } from "@/lib/contract/messages";
import { firstLink } from "@/lib/contract/web-address";
import { env } from "../env";
import { log } from "../log";
import { previewLinkJob } from "../queue/definitions/preview-link";
import { enqueue } from "../queue/enqueue";

/** So many other ends are waited for at once, by all processes together: slow ones hold up previews and nothing else. */
const QUEUES = 2;

/**
 * Asks for previews of the first links of messages, after they have been stored and sent. A preview is decoration: one
 * that a crash loses is not made up for, and nothing waits for this.
 */
export async function wishPreviews(messages: readonly Message[]): Promise<void> {
  const linked = messages.filter(({ type, content }) => type !== "system" && firstLink(content) !== null);
  if (linked.length === 0 || env().LINK_PREVIEWS === "off") return;
  try {
    for (const { id } of linked) {
      const queue = `previews-${Number.parseInt(id.slice(-4), 16) % QUEUES}`;
      await enqueue(previewLinkJob, { messageId: id }, { key: `preview-${id}`, queue });
    }
  } catch (err) {
    log().warn({ err, messages: linked.length }, "previews of links could not be asked for");
  }
}
