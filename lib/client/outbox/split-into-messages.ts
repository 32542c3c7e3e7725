import { FIRST_LOAD_LIMITS } from "@/lib/contract/first-load-limits";
import type { DraftFile } from "../uploads/picked-file";
import type { OutgoingMessage } from "./outbox-item";

/**
 * Splits the composer's content into messages, in order. A file with a caption becomes a message of its own. Consecutive
 * other files share a message, at most ten, and the first of these messages has the text. Without such files the text is
 * a message before them.
 */
export function splitIntoMessages(
  text: string,
  files: readonly DraftFile[],
  more: Omit<OutgoingMessage, "content" | "files">,
): OutgoingMessage[] {
  const messages: OutgoingMessage[] = [];
  let current: OutgoingMessage | null = null;
  for (const { caption, ...file } of files) {
    if (caption.trim() !== "") {
      messages.push({ content: caption.trim(), files: [file] });
      current = null;
    } else if (current?.files && current.files.length < FIRST_LOAD_LIMITS.attachmentsPerMessage) {
      current.files.push(file);
    } else {
      current = { content: "", files: [file] };
      messages.push(current);
    }
  }
  const textMessage = messages.find(({ content }) => content === "");
  if (textMessage) Object.assign(textMessage, { content: text, ...more });
  else if (text !== "" || messages.length === 0) messages.unshift({ content: text, ...more });
  else Object.assign(messages[0] ?? {}, more);
  return messages;
}
