import type { DraftFile } from "../uploads/picked-file";

/** What a person has begun in a room: a text, perhaps an answer to a message, or an edit, which leaves the text aside. */
export interface RoomDraft {
  text: string;
  replyTo: string | null;
  editing: { id: string; text: string; was: string } | null;
  /** Whom the text names with an `@`, as picked from the list. */
  named: { id: string; name: string }[];
  files: DraftFile[];
}

export const EMPTY_DRAFT: RoomDraft = { text: "", replyTo: null, editing: null, named: [], files: [] };

const key = (userId: string, roomId: string) => `parley-draft:${userId}:${roomId}`;

export function readDraft(userId: string, roomId: string): RoomDraft {
  const kept = localStorage.getItem(key(userId, roomId));
  return kept ? parseDraft(kept) : EMPTY_DRAFT;
}

export function writeDraft(userId: string, roomId: string, draft: RoomDraft): void {
  const empty =
    draft.text === "" && draft.replyTo === null && draft.editing === null && draft.files.length === 0;
  try {
    if (empty) localStorage.removeItem(key(userId, roomId));
    else localStorage.setItem(key(userId, roomId), JSON.stringify(draft));
  } catch {
    // A full store must not stop anyone from writing; the draft then lives as long as the page.
  }
}

/** Forgets all drafts of everybody. Returns the files that waited in them: whose, and their ids. */
export function clearDrafts(): { userId: string; fileIds: string[] }[] {
  return draftKeys().map((name) => {
    const { files } = parseDraft(localStorage.getItem(name) ?? "");
    localStorage.removeItem(name);
    return { userId: name.split(":")[1] ?? "", fileIds: files.map(({ id }) => id) };
  });
}

/** The ids of all files that wait in a person's drafts. */
export const draftFileIds = (userId: string): string[] =>
  draftKeys()
    .filter((name) => name.startsWith(key(userId, "")))
    .flatMap((name) => parseDraft(localStorage.getItem(name) ?? "").files.map(({ id }) => id));

const draftKeys = () => Object.keys(localStorage).filter((name) => name.startsWith("parley-draft:"));

/** Anyone can write to the store of a browser: what has another shape is taken for the text. */
export function parseDraft(kept: string): RoomDraft {
  try {
    const found: unknown = JSON.parse(kept);
    // Of an earlier version, without files.
    if (isDraft(found)) return { ...EMPTY_DRAFT, ...found };
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  return { ...EMPTY_DRAFT, text: kept };
}

function isDraft(found: unknown): found is RoomDraft {
  if (typeof found !== "object" || found === null) return false;
  const { text, replyTo, editing, named, files = [] } = found as Record<string, unknown>;
  return (
    typeof text === "string" &&
    (replyTo === null || typeof replyTo === "string") &&
    (editing === null || isEditing(editing)) &&
    Array.isArray(named) &&
    named.every((one) => typeof one?.id === "string" && typeof one?.name === "string") &&
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
