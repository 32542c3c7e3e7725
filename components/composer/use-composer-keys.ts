import type { KeyboardEvent, RefObject } from "react";
import { useMessageCommands } from "@/components/message/actions/message-commands-context";
import { useLastOwnMessage } from "@/lib/client/hooks/use-last-own-message";
import { formatSelection, markdownDelimiter } from "./format-selection";
import type { useComposerState } from "./use-composer-state";
import type { Suggestion, useSuggestions } from "./use-suggestions";

interface Parts {
  roomId: string;
  field: RefObject<HTMLTextAreaElement | null>;
  writing: ReturnType<typeof useComposerState>;
  suggestions: ReturnType<typeof useSuggestions>;
  onPick: (item: Suggestion) => void;
}

/** Enter sends, ↑ in an empty field edits the last message, Escape leaves what is begun, the list's keys walk the list. */
export function useComposerKeys({ roomId, field, writing, suggestions, onPick }: Parts) {
  const desk = useMessageCommands();
  const lastOwn = useLastOwnMessage(roomId);

  const onList = (key: string): boolean => {
    const { items, index, mark, close } = suggestions;
    const item = items[index];
    if (!item) return false;
    if (key === "ArrowDown") mark(index + 1);
    else if (key === "ArrowUp") mark(index - 1);
    else if (key === "Enter" || key === "Tab") onPick(item);
    else if (key === "Escape") close();
    else return false;
    return true;
  };
  const onField = (event: KeyboardEvent): boolean => {
    const { key, shiftKey, ctrlKey, metaKey, altKey } = event;
    const mark = (ctrlKey || metaKey) && !altKey ? markdownDelimiter(key, shiftKey) : null;
    if (mark && field.current) formatSelection(field.current, mark);
    else if (key === "Enter" && !shiftKey) {
      if (writing.ready) writing.submit();
    } else if (key === "Escape" && writing.editing) writing.stopEditing();
    else if (key === "Escape" && writing.replyTo) writing.stopReplying();
    else if (key === "ArrowUp" && writing.text === "" && !writing.editing) {
      const message = lastOwn();
      if (!message) return false;
      desk.edit(message);
    } else return false;
    return true;
  };
  return (event: KeyboardEvent) => {
    // 229 is the key of an input method at work: Safari ends its composition before it reports the Enter.
    if (event.nativeEvent.isComposing || event.keyCode === 229) return;
    if (onList(event.key) || onField(event)) event.preventDefault();
  };
}
