import { SendHorizontal, X } from "lucide-react";
import { useEffect, useEffectEvent, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { formatDuration } from "@/components/files/format-duration";
import { IconButton } from "@/components/ui/icon-button";
import { useVoiceRecording } from "./use-voice-recording";

/** A finger that slides so far, px, gives the recording up. */
const SLIDE_PX = 90;
/** A finger that lies for less has tapped: the recording then goes on without it. */
const TAP_MS = 400;

interface VoiceBarProps {
  roomId: string;
  /** A finger lies on the button that began this. */
  held: boolean;
  onSent: () => void;
  onDone: () => void;
}

/** In place of the field while a voice message is being recorded. */
export function VoiceRecorder({ roomId, held, onSent, onDone }: VoiceBarProps) {
  const words = useTranslations("files");
  const { heard, cancel, finish } = useVoiceRecording(roomId, onDone);
  const [holding, setHolding] = useState(held);
  const [slid, setSlid] = useState(0);
  const send = useRef<HTMLButtonElement>(null);
  const deliver = () => void finish().then(onSent);

  const ready = heard !== null;
  useEffect(() => {
    if (ready) send.current?.focus();
  }, [ready]);
  const onKeyDown = useEffectEvent((event: KeyboardEvent) => {
    if (event.key !== "Escape" || event.defaultPrevented) return;
    event.preventDefault();
    cancel();
  });
  const begun = useRef(performance.now());
  const from = useRef<number | null>(null);
  const onMove = useEffectEvent((event: PointerEvent) => {
    if (!holding) return;
    from.current ??= event.clientX;
    const way = document.documentElement.dir === "rtl" ? 1 : -1;
    const distance = Math.max(0, (event.clientX - from.current) * way);
    setSlid(distance);
    if (distance > SLIDE_PX) cancel();
  });
  const onUp = useEffectEvent(() => {
    if (!holding) return;
    setHolding(false);
    setSlid(0);
    if (performance.now() - begun.current > TAP_MS) deliver();
  });
  const onCancel = useEffectEvent(() => {
    setHolding(false);
    setSlid(0);
  });
  useEffect(() => {
    const listeners: [string, EventListener][] = [
      ["keydown", (event) => onKeyDown(event as KeyboardEvent)],
      ["pointermove", (event) => onMove(event as PointerEvent)],
      ["pointerup", () => onUp()],
      // The system took the finger: the recording goes on without it, as after a tap.
      ["pointercancel", () => onCancel()],
    ];
    for (const [name, listener] of listeners) document.addEventListener(name, listener);
    return () => {
      for (const [name, listener] of listeners) document.removeEventListener(name, listener);
    };
  }, []);

  return (
    <fieldset className="flex min-h-9.5 items-center gap-2 ps-2">
      <legend className="sr-only">{words("recording")}</legend>
      <IconButton label={words("stopRecording")} className="size-9.5!" onClick={cancel}>
        <X aria-hidden />
      </IconButton>
      <span aria-hidden className="size-2.5 shrink-0 animate-breathe rounded-full bg-danger" />
      <span role="timer" className="w-10 shrink-0 text-meta tabular-nums">
        {formatDuration(heard?.ms ?? 0)}
      </span>
      {holding ? (
        <span className="flex-1 truncate text-meta text-ink-soft" style={{ opacity: 1 - slid / SLIDE_PX }}>
          {words("slide")}
        </span>
      ) : (
        <span
          aria-hidden
          className="flex h-7 min-w-0 flex-1 items-center justify-end gap-0.5 overflow-hidden"
        >
          {heard?.levels.map((level, index) => (
            <span
              // biome-ignore lint/suspicious/noArrayIndexKey: bars are their places
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
        aria-label={words("sendRecording")}
        title={words("sendRecording")}
        disabled={!ready}
        onClick={deliver}
        className="flex size-9.5 shrink-0 items-center justify-center rounded-xl bg-accent text-on-accent transition-colors duration-100 hover:bg-accent-strong disabled:bg-transparent disabled:text-ink-faint"
      >
        <SendHorizontal aria-hidden className="size-5 rtl:-scale-x-100" />
      </button>
    </fieldset>
  );
}
