const LENGTH = 180;
const EXTENSION = 20;
/** Control characters, and the marks by which `gpj.exe` can be made to look like a picture. */
const UNSAFE = /[\p{Cc}\p{Cs}\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/gu;

/**
 * A file's name as people see it and save it under: the last part of a path, NFC, without marks that deceive, at most
 * 180 characters of which the extension stays. Never empty.
 */
export function sanitizeFileName(given: string | null | undefined): string {
  const last = (given ?? "").toWellFormed().normalize("NFC").replace(UNSAFE, "").split(/[/\\]/).at(-1) ?? "";
  const name = last.replace(/\s+/g, " ").replace(/^[. ]+|[. ]+$/g, "");
  if (name === "") return "file";
  const characters = [...name];
  if (characters.length <= LENGTH) return name;
  const dot = name.lastIndexOf(".");
  const extension = dot > 0 ? [...name.slice(dot)] : [];
  const kept = extension.length <= EXTENSION ? extension : [];
  return [...characters.slice(0, LENGTH - kept.length), ...kept].join("");
}
