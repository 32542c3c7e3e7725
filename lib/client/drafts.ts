const key = (userId: string, roomId: string) => `parley-draft:${userId}:${roomId}`;

export function readDraft(userId: string, roomId: string): string {
  return localStorage.getItem(key(userId, roomId)) ?? "";
}

export function writeDraft(userId: string, roomId: string, text: string): void {
  try {
    if (text === "") localStorage.removeItem(key(userId, roomId));
    else localStorage.setItem(key(userId, roomId), text);
  } catch {
    // A full store must not stop anyone from writing; the draft then lives as long as the page.
  }
}

export function clearDrafts(): void {
  for (const name of Object.keys(localStorage))
    if (name.startsWith("parley-draft:")) localStorage.removeItem(name);
}
