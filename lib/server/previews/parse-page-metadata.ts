import { Parser } from "htmlparser2";

/** What a page says of itself: plain texts on one line each, and the address of its picture. */
export interface PageMetadata {
  site: string;
  title: string;
  description: string;
  image: string | null;
}

const TITLE = 200;
const DESCRIPTION = 300;
const SITE = 80;
const CHARSET = /charset\s*=\s*["']?([\w-]{2,40})/i;
/** Control characters, and the marks that turn the direction of all text behind them. */
const UNSAFE = /[\p{Cc}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

/** Reads the head of a page; null for what is no HTML or has no title. `url` is where it came from, after redirects. */
export function parsePageMetadata(body: Uint8Array, contentType: string, url: URL): PageMetadata | null {
  if (!/^(text\/html|application\/xhtml\+xml)\b/i.test(contentType.trim())) return null;
  const { meta, title } = readHead(decoded(body, contentType));
  const first = (...names: string[]): string =>
    names.map((name) => meta.get(name)?.trim()).find((value) => value) ?? "";
  const heading = line(first("og:title", "twitter:title") || title, TITLE);
  if (heading === "") return null;
  return {
    site: line(first("og:site_name"), SITE) || url.hostname.replace(/^www\./, ""),
    title: heading,
    description: line(first("og:description", "twitter:description", "description"), DESCRIPTION),
    image: pictureOf(first("og:image:secure_url", "og:image", "og:image:url", "twitter:image"), url),
  };
}

/** By its header, else by what stands near its beginning, else UTF-8. */
function decoded(body: Uint8Array, contentType: string): string {
  const start = Buffer.from(body.subarray(0, 2_048)).toString("latin1");
  return decoderOf(CHARSET.exec(contentType)?.[1] ?? CHARSET.exec(start)?.[1] ?? "utf-8").decode(body);
}

function decoderOf(label: string): TextDecoder {
  try {
    return new TextDecoder(label);
  } catch (error) {
    if (error instanceof RangeError) return new TextDecoder();
    throw error;
  }
}

/** The first of each name counts. Stops where the page itself begins. */
function readHead(html: string): { meta: Map<string, string>; title: string } {
  const meta = new Map<string, string>();
  let title = "";
  let inTitle = false;
  let ended = false;
  const parser = new Parser({
    onopentag(name, { property, name: named, content }) {
      if (ended) return;
      const key = (property ?? named ?? "").toLowerCase();
      if (name === "body") ended = true;
      else if (name === "title") inTitle = title === "";
      else if (name === "meta" && content && !meta.has(key)) meta.set(key, content);
    },
    ontext(text) {
      if (inTitle && !ended) title += text;
    },
    onclosetag(name) {
      if (name === "title") inTitle = false;
      if (name === "head") ended = true;
    },
  });
  parser.end(html);
  return { meta, title };
}

function line(text: string, longest: number): string {
  const whole = text.toWellFormed().replace(UNSAFE, " ").replace(/\s+/g, " ").trim();
  const characters = [...whole];
  return characters.length <= longest
    ? whole
    : `${characters
        .slice(0, longest - 1)
        .join("")
        .trimEnd()}…`;
}

function pictureOf(address: string, base: URL): string | null {
  if (address === "" || !URL.canParse(address, base.href)) return null;
  const url = new URL(address, base);
  return url.protocol === "https:" || url.protocol === "http:" ? url.href : null;
}
