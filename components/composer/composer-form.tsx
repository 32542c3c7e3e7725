import { Check, SendHorizontal } from "lucide-react";
import { type FormEvent, useEffect, useId, useState } from "react";
import { useTranslations } from "use-intl";
import { useComposerDraft } from "@/components/message/actions/message-commands-context";
import { cx } from "@/components/ui/cx";
import { lazyPart } from "@/components/ui/lazy-part";
import { useTypedText } from "@/lib/client/boot/typed-text";
import type { Room } from "@/lib/contract/rooms";
import { AttachButton } from "./attach-button";
import { closedShortcodeAt } from "./completion-token";
import { EmojiButton } from "./emoji-button";
import { useFilePicker } from "./file-picker-context";
import { insertText } from "./insert-text";
import { countCodePoints, isNearMaxLength } from "./message-length";
import { useAutoGrow } from "./use-auto-grow";
import { useComposerKeys } from "./use-composer-keys";
import { useComposerState } from "./use-composer-state";
import { type Suggestion, useSuggestions } from "./use-suggestions";
import { VoiceButton } from "./voice-button";

const DeclinedFiles = lazyPart(async () => (await import("./rejected-files")).RejectedFiles);
const DraftBar = lazyPart(async () => (await import("./reply-or-edit-bar")).ReplyOrEditBar);
const SuggestionList = lazyPart(async () => (await import("./suggestion-list")).SuggestionList);
const LengthNote = lazyPart(async () => (await import("./character-counter")).CharacterCounter);
const FileTray = lazyPart(async () => (await import("./file-tray")).FileTray);

const VoiceBar = lazyPart(async () => (await import("./voice-recorder")).VoiceRecorder);

interface ComposerFormProps {
  room: Room;
  onSent: () => void;
}

export function ComposerForm({ room, onSent }: ComposerFormProps) {
  const words = useTranslations("composer");
  const fileWords = useTranslations("files");
  const { draft, field } = useComposerDraft();
  const listId = useId();
  const writing = useComposerState(room, onSent);
  const { text, write, ready, submit, editing, replyTo } = writing;
  const [caret, setCaret] = useState(0);
  const suggestions = useSuggestions(room, text, caret);
  const intake = useFilePicker();
  const [recording, setRecording] = useState<{ held: boolean } | null>(null);
  useAutoGrow(field, text);
  useTypedText(field, text, writing.add);

  // A touch keyboard that opens by itself hides half of what one came to read.
  useEffect(() => {
    if (window.matchMedia("(hover: hover) and (pointer: fine)").matches) field.current?.focus();
  }, [field]);

  const pick = (item: Suggestion) => {
    if (!field.current) return;
    if (item.person) writing.name(item.person);
    insertText(field.current, suggestions.start, caret, item.replacement);
  };
  const onKeyDown = useComposerKeys({ roomId: room.id, field, writing, suggestions, onPick: pick });
  const change = (area: HTMLTextAreaElement) => {
    write(area.value);
    setCaret(area.selectionStart);
    const closed = closedShortcodeAt(area.value, area.selectionStart);
    const emoji = closed && suggestions.shortcodes?.[closed.code];
    if (emoji) insertText(area, closed.start, area.selectionStart, emoji);
  };
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    if (ready) submit();
    field.current?.focus();
  };
  const open = suggestions.items.length > 0;
  const Icon = editing ? Check : SendHorizontal;

  return (
    <form
      onSubmit={onSubmit}
      className="relative mx-auto w-full max-w-log shrink-0 px-2 pt-1 pb-[max(0.5rem,env(safe-area-inset-bottom))] md:px-6 md:pb-5"
    >
      <div className="relative rounded-2xl border border-edge bg-surface p-1 has-[textarea:focus-visible]:border-accent has-[textarea:focus-visible]:outline-1 has-[textarea:focus-visible]:outline-accent">
        <p role="status" className="sr-only">
          {open && words("suggestionsFound", { count: suggestions.items.length })}
        </p>
        {open && (
          <SuggestionList
            id={listId}
            items={suggestions.items}
            index={suggestions.index}
            onPick={pick}
            onMark={suggestions.mark}
          />
        )}
        {editing && (
          <DraftBar roomId={room.id} kind="edit" messageId={editing.id} onCancel={writing.stopEditing} />
        )}
        {replyTo && (
          <DraftBar roomId={room.id} kind="reply" messageId={replyTo} onCancel={writing.stopReplying} />
        )}
        {intake.rejections.length > 0 && <DeclinedFiles />}
        {!editing && draft.files.length > 0 && <FileTray />}
        {intake.inspecting && (
          <p role="status" className="px-3 py-1 text-meta text-ink-soft">
            {fileWords("reading")}
          </p>
        )}
        {recording && (
          <VoiceBar
            roomId={room.id}
            held={recording.held}
            onSent={onSent}
            onDone={() => {
              setRecording(null);
              requestAnimationFrame(() => field.current?.focus());
            }}
          />
        )}
        <div hidden={recording !== null} className="flex items-end gap-0.5">
          {!editing && <AttachButton onFiles={intake.addFiles} />}
          <textarea
            ref={field}
            rows={1}
            dir="auto"
            aria-label={words("message")}
            aria-autocomplete="list"
            aria-controls={open ? listId : undefined}
            aria-activedescendant={open ? `${listId}-${suggestions.index}` : undefined}
            placeholder={words("placeholder")}
            // A browser that put back what it held itself would add it to the kept draft.
            autoComplete="off"
            enterKeyHint="send"
            value={text}
            onChange={(event) => change(event.target)}
            onSelect={(event) => setCaret(event.currentTarget.selectionStart)}
            onBlur={writing.rest}
            onKeyDown={onKeyDown}
            className="max-h-[14.75rem] min-w-0 flex-1 resize-none bg-transparent px-2 py-2 outline-none!"
          />
          {isNearMaxLength(text) && <LengthNote length={countCodePoints(text)} />}
          <EmojiButton field={field} />
          {writing.empty && <VoiceButton onStart={(held) => setRecording({ held })} />}
          <button
            type="submit"
            aria-label={words(editing ? "saveEdit" : "send")}
            title={words(editing ? "saveEdit" : "send")}
            disabled={!ready}
            // The field keeps the focus, and a phone its keyboard.
            onPointerDown={(event) => event.preventDefault()}
            className={cx(
              "flex size-9.5 shrink-0 items-center justify-center rounded-xl bg-accent text-on-accent transition-colors duration-100 hover:bg-accent-strong disabled:cursor-default disabled:bg-transparent disabled:text-ink-faint",
              // On a phone the microphone takes its place while there is nothing to send.
              writing.empty && "max-sm:hidden",
            )}
          >
            <Icon aria-hidden className={cx("size-5", !editing && "rtl:-scale-x-100")} />
          </button>
        </div>
      </div>
    </form>
  );
}
