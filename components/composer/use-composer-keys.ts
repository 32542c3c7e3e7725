import type { KeyboardEvent, RefObject } from "react";
import { useMessageCommands } from "@/components/message/actions/message-commands-context";
import { useLastOwnMessage } from "@/lib/client/hooks/use-last-own-message";
import { formatSelection, markdownDelimiter } from "./format-selection";
import type { useComposerState } from "./use-composer-state";
import type { Suggestion, useSuggestions } from "./use-suggestions";

interface ComposerKeysOptions {
  roomId: string;
  field: RefObject<HTMLTextAreaElement | null>;
  composer: ReturnType<typeof useComposerState>;
  suggestions: ReturnType<typeof useSuggestions>;
  onPick: (item: Suggestion) => void;
}

/**
 * Handles the composer's keys: Enter sends, ↑ in an empty field edits the last own message, Escape cancels an edit or
 * reply. An open suggestion list gets its keys first.
 */
export function useComposerKeys({ roomId, field, composer, suggestions, onPick }: ComposerKeysOptions) {
  const commands = useMessageCommands();
  const lastOwn = useLastOwnMessage(roomId);

  const onList = (key: string): boolean => {
    const { items, activeIndex, setActiveIndex, dismiss } = suggestions;
    const item = items[activeIndex];
    if (!item) return false;
    if (key === "ArrowDown") setActiveIndex(activeIndex + 1);
    else if (key === "ArrowUp") setActiveIndex(activeIndex - 1);
    else if (key === "Enter" || key === "Tab") onPick(item);
    else if (key === "Escape") dismiss();
    else return false;
    return true;
  };
  const onField = (event: KeyboardEvent): boolean => {
    const { key, shiftKey, ctrlKey, metaKey, altKey } = event;
    const delimiter = (ctrlKey || metaKey) && !altKey ? markdownDelimiter(key, shiftKey) : null;
    if (delimiter && field.current) formatSelection(field.current, delimiter);
    else if (key === "Enter" && !shiftKey) {
      if (composer.canSubmit) composer.submit();
    } else if (key === "Escape" && composer.editing) composer.stopEditing();
    else if (key === "Escape" && composer.replyTo) composer.stopReplying();
    else if (key === "ArrowUp" && composer.text === "" && !composer.editing) {
      const message = lastOwn();
      if (!message) return false;
      commands.edit(message);
    } else return false;
    return true;
  };
  return (event: KeyboardEvent) => {
    // Key code 229 means that an input method is composing. Safari ends the composition before it reports Enter.
    if (event.nativeEvent.isComposing || event.keyCode === 229) return;
    if (onList(event.key) || onField(event)) event.preventDefault();
  };
}
