/** What a person has begun in a room: a text, perhaps an answer to a message, or an edit, which leaves the text aside. */
export interface RoomDraft {
  text: string;
  replyTo: string | null;
  editing: { id: string; text: string; was: string } | null;
  /** Whom the text names with an `@`, as picked from the list. */
  named: { id: string; name: string }[];
}

export const NO_DRAFT: RoomDraft = { text: "", replyTo: null, editing: null, named: [] };

const key = (userId: string, roomId: string) => `parley-draft:${userId}:${roomId}`;

export function readDraft(userId: string, roomId: string): RoomDraft {
  const kept = localStorage.getItem(key(userId, roomId));
  return kept ? parseDraft(kept) : NO_DRAFT;
}

export function writeDraft(userId: string, roomId: string, draft: RoomDraft): void {
  const empty = draft.text === "" && draft.replyTo === null && draft.editing === null;
  try {
    if (empty) localStorage.removeItem(key(userId, roomId));
    else localStorage.setItem(key(userId, roomId), JSON.stringify(draft));
  } catch {
    // A full store must not stop anyone from writing; the draft then lives as long as the page.
  }
}

export function clearDrafts(): void {
  for (const name of Object.keys(localStorage))
    if (name.startsWith("parley-draft:")) localStorage.removeItem(name);
}

/** Anyone can write to the store of a browser: what has another shape is taken for the text. */
export function parseDraft(kept: string): RoomDraft {
  try {
    const found: unknown = JSON.parse(kept);
    if (isDraft(found)) return found;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  return { ...NO_DRAFT, text: kept };
}

function isDraft(found: unknown): found is RoomDraft {
  if (typeof found !== "object" || found === null) return false;
  const { text, replyTo, editing, named } = found as Record<string, unknown>;
  return (
    typeof text === "string" &&
    (replyTo === null || typeof replyTo === "string") &&
    (editing === null || isEditing(editing)) &&
    Array.isArray(named) &&
    named.every((one) => typeof one?.id === "string" && typeof one?.name === "string")
  );
}

function isEditing(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return false;
  const { id, text, was } = value as Record<string, unknown>;
  return [id, text, was].every((part) => typeof part === "string");
}
