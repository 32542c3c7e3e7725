import { trimTrailingPunctuation, URL_PATTERN } from "@/lib/shared/link-detection";

interface LinkSegment {
  /** Start in the text, UTF-16 units. */
  start: number;
  text: string;
  /** Set for a link; http or https only. */
  href?: string;
}

/** Splits a text into plain segments and http(s) links. The segments join to exactly the text. */
export function splitLinks(text: string): LinkSegment[] {
  const segments: LinkSegment[] = [];
  let end = 0;
  const pushPlain = (until: number) => {
    if (until > end) segments.push({ start: end, text: text.slice(end, until) });
  };
  for (const match of text.matchAll(URL_PATTERN)) {
    const address = trimTrailingPunctuation(match[0]);
    const href = hrefOf(address);
    if (!href) continue;
    pushPlain(match.index);
    segments.push({ start: match.index, text: address, href });
    end = match.index + address.length;
  }
  pushPlain(text.length);
  return segments;
}

function hrefOf(address: string): string | null {
  return URL.canParse(address) ? new URL(address).href : null;
}
