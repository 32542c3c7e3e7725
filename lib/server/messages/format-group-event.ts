import type { GroupEvent } from "@/lib/contract/messages";

/** Returns a group event as one English sentence, for clients without a translation and for readers of the database. */
export function formatGroupEvent({ kind, by, people = [], more = 0, title = "" }: GroupEvent): string {
  const named = [...people, ...(more > 0 ? [`${more} more`] : [])].join(", ");
  switch (kind) {
    case "renamed":
      return `${by} renamed the group to “${title}”`;
    case "added":
    case "removed":
      return `${by} ${kind} ${named}`;
    case "joined":
      return `${by} joined by a link`;
    case "left":
      return `${by} left`;
  }
}
