import { SendHorizontal } from "lucide-react";
import { type FormEvent, type KeyboardEvent, useEffect, useRef } from "react";
import { useTranslations } from "use-intl";
import { useSendMessage } from "@/lib/client/hooks/use-conversation";
import { useDraft } from "@/lib/client/hooks/use-draft";
import { useTypingSignal } from "@/lib/client/hooks/use-typing";
import type { Room } from "@/lib/contract/rooms";
import { LengthNote } from "./length-note";
import { codePoints, isTooLong } from "./message-length";
import { useAutoGrow } from "./use-auto-grow";

interface ComposerProps {
  room: Room;
  onSent: () => void;
}

export function Composer({ room, onSent }: ComposerProps) {
  const words = useTranslations("composer");
  const field = useRef<HTMLTextAreaElement>(null);
  const [draft, setDraft] = useDraft(room.id);
  const send = useSendMessage(room.id);
  const signal = useTypingSignal(room.id);
  const sendable = draft.trim() !== "" && !isTooLong(draft);
  useAutoGrow(field, draft);

  // A touch keyboard that opens by itself hides half of what one came to read.
  useEffect(() => {
    if (window.matchMedia("(hover: hover) and (pointer: fine)").matches) field.current?.focus();
  }, []);

  const change = (text: string) => {
    setDraft(text);
    signal(text.trim() !== "");
  };
  const submit = (event?: FormEvent) => {
    event?.preventDefault();
    if (!sendable) return;
    send({ content: draft.trim() });
    change("");
    onSent();
    field.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    // 229 is the key of an input method at work: Safari ends its composition before it reports the Enter.
    const composing = event.nativeEvent.isComposing || event.keyCode === 229;
    if (event.key !== "Enter" || event.shiftKey || composing) return;
    event.preventDefault();
    submit();
  };

  return (
    <form
      onSubmit={submit}
      className="mx-auto w-full max-w-[52rem] shrink-0 px-2 pt-1 pb-[max(0.5rem,env(safe-area-inset-bottom))] md:px-6 md:pb-5"
    >
      <div className="flex items-end gap-1 rounded-2xl border border-edge bg-surface p-1 has-[textarea:focus-visible]:border-accent has-[textarea:focus-visible]:outline-1 has-[textarea:focus-visible]:outline-accent">
        <textarea
          ref={field}
          rows={1}
          dir="auto"
          aria-label={words("message")}
          placeholder={words("placeholder")}
          enterKeyHint="send"
          value={draft}
          onChange={(event) => change(event.target.value)}
          onBlur={() => signal(false)}
          onKeyDown={onKeyDown}
          className="max-h-[14.75rem] min-w-0 flex-1 resize-none bg-transparent px-3 py-2 outline-none!"
        />
        <LengthNote length={codePoints(draft)} />
        <button
          type="submit"
          aria-label={words("send")}
          title={words("send")}
          disabled={!sendable}
          className="flex size-9.5 shrink-0 items-center justify-center rounded-xl bg-accent text-on-accent transition-colors duration-100 hover:bg-accent-strong disabled:cursor-default disabled:bg-transparent disabled:text-ink-faint"
        >
          <SendHorizontal aria-hidden className="size-5 rtl:-scale-x-100" />
        </button>
      </div>
    </form>
  );
}
