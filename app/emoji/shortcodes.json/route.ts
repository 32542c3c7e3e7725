import { loadEmojiShortcodes } from "@/lib/server/http/emoji-data";

const DAY_S = 24 * 60 * 60;

export async function GET() {
  return Response.json(await loadEmojiShortcodes(), {
    headers: { "cache-control": `public, max-age=${DAY_S}` },
  });
}
