import { readEmojiData } from "@/lib/server/http/emoji-data";

const DAY_S = 24 * 60 * 60;

/** Serves the emoji names for the picker, which would otherwise fetch them from a third-party CDN. */
export async function GET(_: Request, { params }: { params: Promise<{ locale: string; file: string }> }) {
  const { locale, file } = await params;
  const data = await readEmojiData(locale, file);
  if (!data) return new Response(null, { status: 404 });
  return new Response(new Uint8Array(data), {
    headers: { "content-type": "application/json", "cache-control": `public, max-age=${DAY_S}` },
  });
}

export const HEAD = GET;
