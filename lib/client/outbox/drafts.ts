import type { DraftFile } from "../uploads/picked-file";

/** The unsent content of a room's composer: a text, perhaps a reply. While a message is edited, the text waits. */
export interface RoomDraft {
  text: string;
  replyTo: string | null;
  editing: { id: string; text: string; was: string } | null;
  /** Users mentioned in the text, as picked from the list. */
  named: { id: string; name: string }[];
  files: DraftFile[];
}

export const EMPTY_DRAFT: RoomDraft = { text: "", replyTo: null, editing: null, named: [], files: [] };

const key = (userId: string, roomId: string) => `parley-draft:${userId}:${roomId}`;

export function readDraft(userId: string, roomId: string): RoomDraft {
  const stored = localStorage.getItem(key(userId, roomId));
  return stored ? parseDraft(stored) : EMPTY_DRAFT;
}

export function writeDraft(userId: string, roomId: string, draft: RoomDraft): void {
  const empty =
    draft.text === "" && draft.replyTo === null && draft.editing === null && draft.files.length === 0;
  try {
    if (empty) localStorage.removeItem(key(userId, roomId));
    else localStorage.setItem(key(userId, roomId), JSON.stringify(draft));
  } catch {
    // A full store must not prevent writing; the draft then lives as long as the page.
  }
}

/** Removes all drafts of all accounts. Returns the ids of their files per user. */
export function clearDrafts(): { userId: string; fileIds: string[] }[] {
  return draftKeys().map((name) => {
    const { files } = parseDraft(localStorage.getItem(name) ?? "");
    localStorage.removeItem(name);
    return { userId: name.split(":")[1] ?? "", fileIds: files.map(({ id }) => id) };
  });
}

/** Returns the ids of all files in a user's drafts. */
export const draftFileIds = (userId: string): string[] =>
  draftKeys()
    .filter((name) => name.startsWith(key(userId, "")))
    .flatMap((name) => parseDraft(localStorage.getItem(name) ?? "").files.map(({ id }) => id));

const draftKeys = () => Object.keys(localStorage).filter((name) => name.startsWith("parley-draft:"));

/** Parses a stored draft. Anyone can write to localStorage, so anything of another shape becomes the text. */
export function parseDraft(stored: string): RoomDraft {
  try {
    const found: unknown = JSON.parse(stored);
    // Drafts of earlier versions have no files.
    if (isDraft(found)) return { ...EMPTY_DRAFT, ...found };
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  return { ...EMPTY_DRAFT, text: stored };
}

function isDraft(found: unknown): found is RoomDraft {
  if (typeof found !== "object" || found === null) return false;
  const { text, replyTo, editing, named, files = [] } = found as Record<string, unknown>;
  return (
    typeof text === "string" &&
    (replyTo === null || typeof replyTo === "string") &&
    (editing === null || isEditing(editing)) &&
    Array.isArray(named) &&
    named.every((user) => typeof user?.id === "string" && typeof user?.name === "string") &&
    Array.isArray(files) &&
    files.every(isFile)
  );
}

function isFile(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return false;
  const { id, name, size, type, kind, caption } = value as Record<string, unknown>;
  const texts = [id, name, type, kind, caption].every((part) => typeof part === "string");
  return texts && typeof size === "number";
}

function isEditing(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return false;
  const { id, text, was } = value as Record<string, unknown>;
  return [id, text, was].every((part) => typeof part === "string");
}
