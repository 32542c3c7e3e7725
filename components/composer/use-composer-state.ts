import { useComposerDraft, useMessageCommands } from "@/components/message/actions/message-commands-context";
import { useSendMessage } from "@/lib/client/hooks/use-conversation";
import { useMe } from "@/lib/client/hooks/use-me";
import { useMessage } from "@/lib/client/hooks/use-message";
import { useChangeMessage } from "@/lib/client/hooks/use-pending-changes";
import { useTypingSignal } from "@/lib/client/hooks/use-typing";
import { splitIntoMessages } from "@/lib/client/outbox/split-into-messages";
import { FIRST_LOAD_LIMITS } from "@/lib/contract/first-load-limits";
import type { Room } from "@/lib/contract/rooms";
import { canMentionAll, extractMentions } from "./extract-mentions";
import { countCodePoints } from "./message-length";

/** The text in the composer, of a new message or an edit, with the operations that change and submit it. */
export function useComposerState(room: Room, onSent: () => void) {
  const me = useMe();
  const commands = useMessageCommands();
  const { draft, updateDraft } = useComposerDraft();
  const { message: edited } = useMessage(room.id, draft.editing?.id ?? null);
  const send = useSendMessage(room.id);
  const changeMessage = useChangeMessage();
  const signalTyping = useTypingSignal(room.id);
  const text = draft.editing?.text ?? draft.text;
  const trimmed = text.trim();
  const fits = countCodePoints(text) <= FIRST_LOAD_LIMITS.contentCodePoints;

  const setText = (next: string) => {
    updateText(() => next);
    if (!draft.editing) signalTyping(next.trim() !== "");
  };
  const updateText = (next: (text: string) => string) =>
    updateDraft((now) =>
      now.editing
        ? { ...now, editing: { ...now.editing, text: next(now.editing.text) } }
        : { ...now, text: next(now.text) },
    );
  const stopEditing = () => updateDraft((now) => ({ ...now, editing: null }));

  const save = ({ id, was }: { id: string; was: string }) => {
    if (trimmed === "") {
      if (edited) commands.openDialog("delete", [edited]);
      return;
    }
    if (trimmed !== was) changeMessage({ id, roomId: room.id }, { kind: "edit", content: trimmed });
    stopEditing();
  };
  const sendNew = () => {
    const mentions = extractMentions(trimmed, draft.named, canMentionAll(room, me.id));
    const more = {
      ...(draft.replyTo ? { replyTo: draft.replyTo } : {}),
      ...(mentions ? { mentions } : {}),
    };
    for (const message of splitIntoMessages(trimmed, draft.files, more)) send(message);
    updateDraft((now) => ({ ...now, text: "", replyTo: null, named: [], files: [] }));
    signalTyping(false);
    onSent();
  };
  return {
    text,
    setText,
    /** Appends to the current text. */
    appendText: (more: string) => updateText((was) => was + more),
    /** The composer holds nothing, so a voice message can be recorded. */
    isBlank: text === "" && draft.files.length === 0 && !draft.editing,
    /** An empty edit can be submitted too: it asks whether to delete the message. */
    canSubmit: fits && (draft.editing ? !edited?.deletedAt : trimmed !== "" || draft.files.length > 0),
    submit: () => (draft.editing ? save(draft.editing) : sendNew()),
    editing: draft.editing,
    stopEditing,
    replyTo: draft.editing ? null : draft.replyTo,
    stopReplying: () => updateDraft((now) => ({ ...now, replyTo: null })),
    addMention: (person: { id: string; name: string }) =>
      updateDraft((now) => {
        const others = now.named.filter(({ id }) => id !== person.id);
        return { ...now, named: [...others, { id: person.id, name: person.name }] };
      }),
    stopTyping: () => signalTyping(false),
  };
}
