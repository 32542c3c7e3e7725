import { useEffect, useEffectEvent, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { showToast } from "@/components/ui/show-toast";
import { useSendFile } from "@/lib/client/hooks/use-send-file";
import { voiceMessageName } from "@/lib/client/uploads/picked-file";
import { MicrophoneError, recordVoice, type VoiceRecording } from "@/lib/client/uploads/record-voice";

/** Max levels that the meter shows. */
const METER_BARS = 48;
/** Min length of a recording that is sent; a shorter one was a slip of the finger. */
const MIN_RECORDING_MS = 500;

/** Records a voice message from mount on. Calls `onDone` when the recording ends, sent or not. */
export function useVoiceRecording(roomId: string, onDone: () => void) {
  const t = useTranslations("files");
  const send = useSendFile(roomId);
  const recording = useRef<VoiceRecording | null>(null);
  const [meter, setMeter] = useState<{ ms: number; levels: readonly number[] } | null>(null);

  const start = useEffectEvent(async (isCancelled: () => boolean) => {
    try {
      const started = await recordVoice((level, ms) =>
        setMeter((now) => ({ ms, levels: [...(now?.levels ?? []), level].slice(-METER_BARS) })),
      );
      if (isCancelled()) started.cancel();
      else recording.current = started;
    } catch (error) {
      if (!(error instanceof MicrophoneError)) throw error;
      showToast(t(error.reason === "denied" ? "microphoneDenied" : "microphoneMissing"), {
        look: "error",
      });
      onDone();
    }
  });
  useEffect(() => {
    let cancelled = false;
    void start(() => cancelled);
    return () => {
      cancelled = true;
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
    if (durationMs >= MIN_RECORDING_MS) {
      const file = new File([blob], voiceMessageName(new Date(), blob.type), { type: blob.type });
      await send(file, { kind: "audio", durationMs });
    }
    onDone();
  };
  return { meter, cancel, finish };
}
