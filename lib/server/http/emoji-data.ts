import { readFile } from "node:fs/promises";
import { join } from "node:path";

const LOCALES = new Set(["de", "en", "zh"]);
const FILES = new Set(["data.json", "messages.json"]);
const FOLDER = join(process.cwd(), "node_modules", "emojibase-data");

/** Reads a file of emoji names; null if it does not exist. Both parts are from a closed list: no path traversal. */
export async function readEmojiData(locale: string, file: string): Promise<Buffer | null> {
  if (!LOCALES.has(locale) || !FILES.has(file)) return null;
  return readFile(join(FOLDER, locale, file));
}

interface Shortcodes {
  [hexcode: string]: string | string[];
}

let table: Promise<Record<string, string>> | undefined;

/** Returns the emoji of each shortcode that users type between colons: `{"smile":"😄"}`. */
export function loadEmojiShortcodes(): Promise<Record<string, string>> {
  table ??= readShortcodes();
  return table;
}

async function readShortcodes(): Promise<Record<string, string>> {
  const json = async (path: string): Promise<unknown> =>
    JSON.parse(await readFile(join(FOLDER, path), "utf8"));
  const emoji = (await json("en/compact.json")) as { hexcode: string; unicode: string }[];
  const codes = (await json("en/shortcodes/github.json")) as Shortcodes;
  return Object.fromEntries(
    emoji.flatMap(({ hexcode, unicode }) => [codes[hexcode] ?? []].flat().map((code) => [code, unicode])),
  );
}
