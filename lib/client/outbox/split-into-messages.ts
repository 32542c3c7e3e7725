import { FIRST_LOAD_LIMITS } from "@/lib/contract/first-load-limits";
import type { DraftFile } from "../uploads/picked-file";
import type { OutgoingMessage } from "./outbox-item";

/**
 * What is in the composer as messages, in order. A file with a caption of its own is a message of its own; the others
 * are together, ten at most in one, and the text goes with the first of these. Where there are none it goes ahead.
 */
export function splitIntoMessages(
  text: string,
  files: readonly DraftFile[],
  more: Omit<OutgoingMessage, "content" | "files">,
): OutgoingMessage[] {
  const messages: OutgoingMessage[] = [];
  let open: OutgoingMessage | null = null;
  for (const { caption, ...file } of files) {
    if (caption.trim() !== "") {
      messages.push({ content: caption.trim(), files: [file] });
      open = null;
    } else if (open?.files && open.files.length < FIRST_LOAD_LIMITS.attachmentsPerMessage) {
      open.files.push(file);
    } else {
      open = { content: "", files: [file] };
      messages.push(open);
    }
  }
  const bearer = messages.find(({ content }) => content === "");
  if (bearer) Object.assign(bearer, { content: text, ...more });
  else if (text !== "" || messages.length === 0) messages.unshift({ content: text, ...more });
  else Object.assign(messages[0] ?? {}, more);
  return messages;
}
