import { firstLink } from "@/lib/shared/link-detection";
import { env } from "../platform/env";
import { failPoint } from "../platform/fail-point";
import { runtime } from "../platform/runtime";
import { fetchPreview } from "./fetch-preview";
import { setPreview } from "./set-preview";

interface MessageWithLink {
  roomId: string;
  content: string;
  enabled: boolean;
}

/** Adds the preview of a message's first link if it is still needed. It is idempotent. The preview-link job runs it. */
export async function previewLink(messageId: string): Promise<"made" | "none"> {
  if (env().LINK_PREVIEWS === "off") return "none";
  const [message] = await runtime("sql")<MessageWithLink[]>`
    select m.room_id, m.content, r.link_previews and m.deleted_at is null and m.preview is null as enabled
    from messages m join rooms r on r.id = m.room_id where m.id = ${messageId}`;
  const url = message?.enabled ? firstLink(message.content) : null;
  if (!message || url === null || isOwnOrigin(url)) return "none";
  const preview = await fetchPreview(url);
  if (!preview) return "none";
  failPoint("preview_fetched");
  return (await setPreview({ roomId: message.roomId, messageId }, url, preview)) ? "made" : "none";
}

/** Whether a link leads to this server: without a session its pages show nothing, with one they show private data. */
const isOwnOrigin = (url: string): boolean => new URL(url).origin === new URL(env().appUrl).origin;
