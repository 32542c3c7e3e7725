import { Parser } from "htmlparser2";

/** A page's metadata: single lines of plain text, and the URL of its image. */
interface PageMetadata {
  site: string;
  title: string;
  description: string;
  image: string | null;
}

const MAX_TITLE_CHARACTERS = 200;
const MAX_DESCRIPTION_CHARACTERS = 300;
const MAX_SITE_CHARACTERS = 80;
const CHARSET = /charset\s*=\s*["']?([\w-]{2,40})/i;
/** Control characters, and marks that change the direction of the following text. */
const UNSAFE = /[\p{Cc}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

/** Parses the head of a page; returns null if it is no HTML or has no title. `url` is the page's URL after redirects. */
export function parsePageMetadata(body: Uint8Array, contentType: string, url: URL): PageMetadata | null {
  if (!/^(text\/html|application\/xhtml\+xml)\b/i.test(contentType.trim())) return null;
  const { meta, title } = readHead(decode(body, contentType));
  const first = (...names: string[]): string =>
    names.map((name) => meta.get(name)?.trim()).find((value) => value) ?? "";
  const pageTitle = toSingleLine(first("og:title", "twitter:title") || title, MAX_TITLE_CHARACTERS);
  if (pageTitle === "") return null;
  return {
    site: toSingleLine(first("og:site_name"), MAX_SITE_CHARACTERS) || url.hostname.replace(/^www\./, ""),
    title: pageTitle,
    description: toSingleLine(
      first("og:description", "twitter:description", "description"),
      MAX_DESCRIPTION_CHARACTERS,
    ),
    image: resolveImageUrl(first("og:image:secure_url", "og:image", "og:image:url", "twitter:image"), url),
  };
}

/** Decodes a page by the charset of its header, else by the one declared near its beginning, else as UTF-8. */
function decode(body: Uint8Array, contentType: string): string {
  const start = Buffer.from(body.subarray(0, 2_048)).toString("latin1");
  return createDecoder(CHARSET.exec(contentType)?.[1] ?? CHARSET.exec(start)?.[1] ?? "utf-8").decode(body);
}

function createDecoder(label: string): TextDecoder {
  try {
    return new TextDecoder(label);
  } catch (error) {
    if (error instanceof RangeError) return new TextDecoder();
    throw error;
  }
}

/** Reads the title and the meta elements up to the body. The first element of each name counts. */
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

function toSingleLine(text: string, maxCharacters: number): string {
  const singleLine = text.toWellFormed().replace(UNSAFE, " ").replace(/\s+/g, " ").trim();
  const characters = [...singleLine];
  return characters.length <= maxCharacters
    ? singleLine
    : `${characters
        .slice(0, maxCharacters - 1)
        .join("")
        .trimEnd()}…`;
}

function resolveImageUrl(address: string, base: URL): string | null {
  if (address === "" || !URL.canParse(address, base.href)) return null;
  const url = new URL(address, base);
  return url.protocol === "https:" || url.protocol === "http:" ? url.href : null;
}
