import { firstLink } from "@/lib/shared/link-detection";
import { env } from "../platform/env";
import { failPoint } from "../platform/fail-point";
import { runtime } from "../platform/runtime";
import { fetchPreview } from "./fetch-preview";
import { setPreview } from "./set-preview";

interface Linked {
  roomId: string;
  content: string;
  wanted: boolean;
}

/** What the job does: looks whether a preview is still wanted, fetches it, and gives it to the message. Again is the same. */
export async function previewLink(messageId: string): Promise<"made" | "none"> {
  if (env().LINK_PREVIEWS === "off") return "none";
  const [message] = await runtime("sql")<Linked[]>`
    select m.room_id, m.content, r.link_previews and m.deleted_at is null and m.preview is null as wanted
    from messages m join rooms r on r.id = m.room_id where m.id = ${messageId}`;
  const url = message?.wanted ? firstLink(message.content) : null;
  if (!message || url === null || isOwn(url)) return "none";
  const found = await fetchPreview(url);
  if (!found) return "none";
  failPoint("preview_fetched");
  return (await setPreview({ roomId: message.roomId, messageId }, url, found)) ? "made" : "none";
}

/** A link into this server says nothing to who is not signed in, and everything to who is. */
const isOwn = (url: string): boolean => new URL(url).origin === new URL(env().appUrl).origin;
