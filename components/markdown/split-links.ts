import { trimTrailingPunctuation, URL_PATTERN } from "@/lib/shared/link-detection";

interface Part {
  /** Where the part begins in the text, UTF-16 units. */
  start: number;
  text: string;
  /** Set for a link; http or https only. */
  href?: string;
}

/** Cuts a text into plain parts and http(s) links. What joins to the text again is exactly the text. */
export function splitLinks(text: string): Part[] {
  const parts: Part[] = [];
  let end = 0;
  const plain = (until: number) => {
    if (until > end) parts.push({ start: end, text: text.slice(end, until) });
  };
  for (const match of text.matchAll(URL_PATTERN)) {
    const address = trimTrailingPunctuation(match[0]);
    const href = hrefOf(address);
    if (!href) continue;
    plain(match.index);
    parts.push({ start: match.index, text: address, href });
    end = match.index + address.length;
  }
  plain(text.length);
  return parts;
}

function hrefOf(address: string): string | null {
  return URL.canParse(address) ? new URL(address).href : null;
}
