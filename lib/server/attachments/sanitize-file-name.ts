/** Max characters of a name. */
const NAME_LENGTH_MAX = 180;
/** Max characters of an extension, with its dot, that a truncated name keeps. */
const EXTENSION_LENGTH_MAX = 20;
/** Control, invisible and bidirectional characters, by which `gpj.exe` can be made to look like an image. */
const UNSAFE = /[\p{Cc}\p{Cs}\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/gu;

/**
 * Returns a file's name for display and download: the last part of a path, in NFC, without deceptive characters, truncated
 * to 180 characters before the extension. Never empty.
 */
export function sanitizeFileName(input: string | null | undefined): string {
  const baseName =
    (input ?? "").toWellFormed().normalize("NFC").replace(UNSAFE, "").split(/[/\\]/).at(-1) ?? "";
  const name = baseName.replace(/\s+/g, " ").replace(/^[. ]+|[. ]+$/g, "");
  if (name === "") return "file";
  const characters = [...name];
  if (characters.length <= NAME_LENGTH_MAX) return name;
  const dot = name.lastIndexOf(".");
  const extension = dot > 0 ? [...name.slice(dot)] : [];
  const suffix = extension.length <= EXTENSION_LENGTH_MAX ? extension : [];
  return [...characters.slice(0, NAME_LENGTH_MAX - suffix.length), ...suffix].join("");
}
