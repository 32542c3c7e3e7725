import { SendHorizontal, X } from "lucide-react";
import { useEffect, useEffectEvent, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { formatDuration } from "@/components/files/format-duration";
import { IconButton } from "@/components/ui/icon-button";
import { useVoiceRecording } from "./use-voice-recording";

/** How far a finger slides to cancel the recording. */
const SLIDE_TO_CANCEL_PX = 90;
/** Max duration of a tap. A tap starts a recording that continues without the finger. */
const TAP_MAX_MS = 400;

interface VoiceRecorderProps {
  roomId: string;
  /** Whether a finger is holding the button that started the recording. */
  held: boolean;
  onSent: () => void;
  onDone: () => void;
}

/** Replaces the field while a voice message is being recorded. */
export function VoiceRecorder({ roomId, held, onSent, onDone }: VoiceRecorderProps) {
  const t = useTranslations("files");
  const { meter, cancel, finish } = useVoiceRecording(roomId, onDone);
  const [holding, setHolding] = useState(held);
  const [slidePx, setSlidePx] = useState(0);
  const send = useRef<HTMLButtonElement>(null);
  const finishAndSend = () => void finish().then(onSent);

  const ready = meter !== null;
  useEffect(() => {
    if (ready) send.current?.focus();
  }, [ready]);
  const onKeyDown = useEffectEvent((event: KeyboardEvent) => {
    if (event.key !== "Escape" || event.defaultPrevented) return;
    event.preventDefault();
    cancel();
  });
  const startedAt = useRef(performance.now());
  const startX = useRef<number | null>(null);
  const onMove = useEffectEvent((event: PointerEvent) => {
    if (!holding) return;
    startX.current ??= event.clientX;
    const direction = document.documentElement.dir === "rtl" ? 1 : -1;
    const distance = Math.max(0, (event.clientX - startX.current) * direction);
    setSlidePx(distance);
    if (distance > SLIDE_TO_CANCEL_PX) cancel();
  });
  const onUp = useEffectEvent(() => {
    if (!holding) return;
    setHolding(false);
    setSlidePx(0);
    if (performance.now() - startedAt.current > TAP_MAX_MS) finishAndSend();
  });
  const onCancel = useEffectEvent(() => {
    setHolding(false);
    setSlidePx(0);
  });
  useEffect(() => {
    const listeners: [string, EventListener][] = [
      ["keydown", (event) => onKeyDown(event as KeyboardEvent)],
      ["pointermove", (event) => onMove(event as PointerEvent)],
      ["pointerup", () => onUp()],
      // The system cancelled the touch: the recording continues without it, as after a tap.
      ["pointercancel", () => onCancel()],
    ];
    for (const [name, listener] of listeners) document.addEventListener(name, listener);
    return () => {
      for (const [name, listener] of listeners) document.removeEventListener(name, listener);
    };
  }, []);

  return (
    <fieldset className="flex min-h-9.5 items-center gap-2 ps-2">
      <legend className="sr-only">{t("recording")}</legend>
      <IconButton label={t("stopRecording")} className="size-9.5!" onClick={cancel}>
        <X aria-hidden />
      </IconButton>
      <span aria-hidden className="size-2.5 shrink-0 animate-breathe rounded-full bg-danger" />
      <span role="timer" className="w-10 shrink-0 text-meta tabular-nums">
        {formatDuration(meter?.ms ?? 0)}
      </span>
      {holding ? (
        <span
          className="flex-1 truncate text-meta text-ink-soft"
          style={{ opacity: 1 - slidePx / SLIDE_TO_CANCEL_PX }}
        >
          {t("slide")}
        </span>
      ) : (
        <span
          aria-hidden
          className="flex h-7 min-w-0 flex-1 items-center justify-end gap-0.5 overflow-hidden"
        >
          {meter?.levels.map((level, index) => (
            <span
              // biome-ignore lint/suspicious/noArrayIndexKey: bars have no identity but their position
              key={index}
              style={{ height: `${Math.max(0.1, level) * 100}%` }}
              className="w-1 shrink-0 rounded-full bg-accent"
            />
          ))}
        </span>
      )}
      <button
        ref={send}
        type="button"
        aria-label={t("sendRecording")}
        title={t("sendRecording")}
        disabled={!ready}
        onClick={finishAndSend}
        className="flex size-9.5 shrink-0 items-center justify-center rounded-xl bg-accent text-on-accent transition-colors duration-100 hover:bg-accent-strong disabled:bg-transparent disabled:text-ink-faint"
      >
        <SendHorizontal aria-hidden className="size-5 rtl:-scale-x-100" />
      </button>
    </fieldset>
  );
}
