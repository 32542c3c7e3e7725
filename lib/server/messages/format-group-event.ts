import type { GroupEvent } from "@/lib/contract/messages";

/** A group's event as one sentence, for clients without words of their own for it, and for who looks into the database. */
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
