import { useEffect, useEffectEvent, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { showToast } from "@/components/ui/show-toast";
import { useSendFile } from "@/lib/client/hooks/use-send-file";
import { voiceMessageName } from "@/lib/client/uploads/picked-file";
import { MicrophoneError, recordVoice, type VoiceRecording } from "@/lib/client/uploads/record-voice";

const BARS = 48;
/** Shorter ones are a slip of the finger. */
const LEAST_MS = 500;

/** A recording from the moment on that it is shown; `onDone` when it is over, sent or not. */
export function useVoiceRecording(roomId: string, onDone: () => void) {
  const words = useTranslations("files");
  const send = useSendFile(roomId);
  const recording = useRef<VoiceRecording | null>(null);
  const [heard, setHeard] = useState<{ ms: number; levels: readonly number[] } | null>(null);

  const begin = useEffectEvent(async (isOver: () => boolean) => {
    try {
      const begun = await recordVoice((level, ms) =>
        setHeard((now) => ({ ms, levels: [...(now?.levels ?? []), level].slice(-BARS) })),
      );
      if (isOver()) begun.cancel();
      else recording.current = begun;
    } catch (error) {
      if (!(error instanceof MicrophoneError)) throw error;
      showToast(words(error.reason === "denied" ? "microphoneDenied" : "microphoneMissing"), {
        look: "error",
      });
      onDone();
    }
  });
  useEffect(() => {
    let over = false;
    void begin(() => over);
    return () => {
      over = true;
      recording.current?.cancel();
      recording.current = null;
    };
  }, []);

  const cancel = () => {
    recording.current?.cancel();
    recording.current = null;
    onDone();
  };
  const finish = async () => {
    const ended = recording.current;
    recording.current = null;
    if (!ended) return cancel();
    const { blob, durationMs } = await ended.stop();
    if (durationMs >= LEAST_MS) {
      const file = new File([blob], voiceMessageName(new Date(), blob.type), { type: blob.type });
      await send(file, { kind: "audio", durationMs });
    }
    onDone();
  };
  return { heard, cancel, finish };
}
