import { useComposerDraft, useMessageCommands } from "@/components/message/actions/message-commands-context";
import { useSendMessage } from "@/lib/client/hooks/use-conversation";
import { useMe } from "@/lib/client/hooks/use-me";
import { useMessage } from "@/lib/client/hooks/use-message";
import { useChangeMessage } from "@/lib/client/hooks/use-pending-changes";
import { useTypingSignal } from "@/lib/client/hooks/use-typing";
import { splitIntoMessages } from "@/lib/client/outbox/split-into-messages";
import { FIRST_LOAD_LIMITS } from "@/lib/contract/first-load-limits";
import type { Room } from "@/lib/contract/rooms";
import { canMentionAll } from "./can-mention-all";
import { extractMentions } from "./extract-mentions";
import { countCodePoints } from "./message-length";

/** The text in the composer, be it a new message or an edit, and what becomes of it. */
export function useComposerState(room: Room, onSent: () => void) {
  const me = useMe();
  const desk = useMessageCommands();
  const { draft, updateDraft } = useComposerDraft();
  const { message: edited } = useMessage(room.id, draft.editing?.id ?? null);
  const send = useSendMessage(room.id);
  const changeMessage = useChangeMessage();
  const signal = useTypingSignal(room.id);
  const text = draft.editing?.text ?? draft.text;
  const said = text.trim();
  const fits = countCodePoints(text) <= FIRST_LOAD_LIMITS.contentCodePoints;

  const write = (next: string) => {
    rewrite(() => next);
    if (!draft.editing) signal(next.trim() !== "");
  };
  const rewrite = (next: (text: string) => string) =>
    updateDraft((now) =>
      now.editing
        ? { ...now, editing: { ...now.editing, text: next(now.editing.text) } }
        : { ...now, text: next(now.text) },
    );
  const stopEditing = () => updateDraft((now) => ({ ...now, editing: null }));

  const save = ({ id, was }: { id: string; was: string }) => {
    if (said === "") {
      if (edited) desk.openDialog("delete", [edited]);
      return;
    }
    if (said !== was) changeMessage({ id, roomId: room.id }, { kind: "edit", content: said });
    stopEditing();
  };
  const sendNew = () => {
    const mentions = extractMentions(said, draft.named, canMentionAll(room, me.id));
    const more = {
      ...(draft.replyTo ? { replyTo: draft.replyTo } : {}),
      ...(mentions ? { mentions } : {}),
    };
    for (const message of splitIntoMessages(said, draft.files, more)) send(message);
    updateDraft((now) => ({ ...now, text: "", replyTo: null, named: [], files: [] }));
    signal(false);
    onSent();
  };
  return {
    text,
    write,
    /** Behind what is there. */
    add: (more: string) => rewrite((was) => was + more),
    /** Nothing has been begun: here a voice message can be. */
    empty: text === "" && draft.files.length === 0 && !draft.editing,
    /** An edit can be emptied: that asks whether the message shall go. */
    ready: fits && (draft.editing ? !edited?.deletedAt : said !== "" || draft.files.length > 0),
    submit: () => (draft.editing ? save(draft.editing) : sendNew()),
    editing: draft.editing,
    stopEditing,
    replyTo: draft.editing ? null : draft.replyTo,
    stopReplying: () => updateDraft((now) => ({ ...now, replyTo: null })),
    name: (person: { id: string; name: string }) =>
      updateDraft((now) => {
        const others = now.named.filter(({ id }) => id !== person.id);
        return { ...now, named: [...others, { id: person.id, name: person.name }] };
      }),
    rest: () => signal(false),
  };
}
