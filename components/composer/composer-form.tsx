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

const RejectedFiles = lazyPart(async () => (await import("./rejected-files")).RejectedFiles);
const ReplyOrEditBar = lazyPart(async () => (await import("./reply-or-edit-bar")).ReplyOrEditBar);
const SuggestionList = lazyPart(async () => (await import("./suggestion-list")).SuggestionList);
const CharacterCounter = lazyPart(async () => (await import("./character-counter")).CharacterCounter);
const FileTray = lazyPart(async () => (await import("./file-tray")).FileTray);

const VoiceRecorder = lazyPart(async () => (await import("./voice-recorder")).VoiceRecorder);

interface ComposerFormProps {
  room: Room;
  onSent: () => void;
}

export function ComposerForm({ room, onSent }: ComposerFormProps) {
  const t = useTranslations("composer");
  const tFiles = useTranslations("files");
  const { draft, field } = useComposerDraft();
  const listId = useId();
  const composer = useComposerState(room, onSent);
  const { text, setText, canSubmit, submit, editing, replyTo } = composer;
  const [caret, setCaret] = useState(0);
  const suggestions = useSuggestions(room, text, caret);
  const picker = useFilePicker();
  const [recording, setRecording] = useState<{ held: boolean } | null>(null);
  useAutoGrow(field, text);
  useTypedText(field, text, composer.appendText);

  // Not on touch screens, where the keyboard would open and hide half of the log.
  useEffect(() => {
    if (window.matchMedia("(hover: hover) and (pointer: fine)").matches) field.current?.focus();
  }, [field]);

  const pick = (item: Suggestion) => {
    if (!field.current) return;
    if (item.person) composer.addMention(item.person);
    insertText(field.current, suggestions.start, caret, item.replacement);
  };
  const onKeyDown = useComposerKeys({ roomId: room.id, field, composer, suggestions, onPick: pick });
  const change = (area: HTMLTextAreaElement) => {
    setText(area.value);
    setCaret(area.selectionStart);
    const closed = closedShortcodeAt(area.value, area.selectionStart);
    const emoji = closed && suggestions.shortcodes?.[closed.code];
    if (emoji) insertText(area, closed.start, area.selectionStart, emoji);
  };
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    if (canSubmit) submit();
    field.current?.focus();
  };
  const listOpen = suggestions.items.length > 0;
  const Icon = editing ? Check : SendHorizontal;

  return (
    <form
      onSubmit={onSubmit}
      className="relative mx-auto w-full max-w-log shrink-0 px-2 pt-1 pb-[max(0.5rem,env(safe-area-inset-bottom))] md:px-6 md:pb-5"
    >
      <div className="relative rounded-2xl border border-edge bg-surface p-1 has-[textarea:focus-visible]:border-accent has-[textarea:focus-visible]:outline-1 has-[textarea:focus-visible]:outline-accent">
        <p role="status" className="sr-only">
          {listOpen && t("suggestionsFound", { count: suggestions.items.length })}
        </p>
        {listOpen && (
          <SuggestionList
            id={listId}
            items={suggestions.items}
            activeIndex={suggestions.activeIndex}
            onPick={pick}
            onActiveChange={suggestions.setActiveIndex}
          />
        )}
        {editing && (
          <ReplyOrEditBar
            roomId={room.id}
            kind="edit"
            messageId={editing.id}
            onCancel={composer.stopEditing}
          />
        )}
        {replyTo && (
          <ReplyOrEditBar
            roomId={room.id}
            kind="reply"
            messageId={replyTo}
            onCancel={composer.stopReplying}
          />
        )}
        {picker.rejections.length > 0 && <RejectedFiles />}
        {!editing && draft.files.length > 0 && <FileTray />}
        {picker.inspecting && (
          <p role="status" className="px-3 py-1 text-meta text-ink-soft">
            {tFiles("reading")}
          </p>
        )}
        {recording && (
          <VoiceRecorder
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
          {!editing && <AttachButton onFiles={picker.addFiles} />}
          <textarea
            ref={field}
            rows={1}
            dir="auto"
            aria-label={t("message")}
            aria-autocomplete="list"
            aria-controls={listOpen ? listId : undefined}
            aria-activedescendant={listOpen ? `${listId}-${suggestions.activeIndex}` : undefined}
            placeholder={t("placeholder")}
            // Otherwise the browser's restored form text would be appended to the persisted draft.
            autoComplete="off"
            enterKeyHint="send"
            value={text}
            onChange={(event) => change(event.target)}
            onSelect={(event) => setCaret(event.currentTarget.selectionStart)}
            onBlur={composer.stopTyping}
            onKeyDown={onKeyDown}
            className="max-h-[14.75rem] min-w-0 flex-1 resize-none bg-transparent px-2 py-2 outline-none!"
          />
          {isNearMaxLength(text) && <CharacterCounter length={countCodePoints(text)} />}
          <EmojiButton field={field} />
          {composer.isBlank && <VoiceButton onStart={(held) => setRecording({ held })} />}
          <button
            type="submit"
            aria-label={t(editing ? "saveEdit" : "send")}
            title={t(editing ? "saveEdit" : "send")}
            disabled={!canSubmit}
            // Keeps the focus in the field, and a phone's keyboard open.
            onPointerDown={(event) => event.preventDefault()}
            className={cx(
              "flex size-9.5 shrink-0 items-center justify-center rounded-xl bg-accent text-on-accent transition-colors duration-100 hover:bg-accent-strong disabled:cursor-default disabled:bg-transparent disabled:text-ink-faint",
              // On a phone the microphone replaces it while there is nothing to send.
              composer.isBlank && "max-sm:hidden",
            )}
          >
            <Icon aria-hidden className={cx("size-5", !editing && "rtl:-scale-x-100")} />
          </button>
        </div>
      </div>
    </form>
  );
}
