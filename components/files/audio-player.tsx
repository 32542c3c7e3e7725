import { CircleAlert, Pause, Play } from "lucide-react";
import { useRef } from "react";
import { useFormatter, useTranslations } from "use-intl";
import { useAudioPeaks } from "@/lib/client/hooks/use-audio-peaks";
import { useLocalFileUrl, useSentFileUrl } from "@/lib/client/hooks/use-local-file-url";
import { isVoiceMessage } from "@/lib/client/uploads/picked-file";
import type { DisplayFile } from "./display-file";
import { formatDuration } from "./format-duration";
import { UploadProgressRing } from "./upload-progress-ring";
import { useAudioPlayback } from "./use-audio-playback";
import { Waveform } from "./waveform";

const PLAYBACK_RATES = [1, 1.5, 2];
/** Step of the slider and its arrow keys. */
const SEEK_STEP_MS = 100;

interface AudioPlayerProps {
  messageId: string;
  file: DisplayFile;
  failed: boolean;
  tabIndex: 0 | -1;
}

/** Plays a voice message with its waveform, or another audio file with its name. */
export function AudioPlayer({ messageId, file, failed, tabIndex }: AudioPlayerProps) {
  const t = useTranslations("files");
  const format = useFormatter();
  const element = useRef<HTMLAudioElement>(null);
  const audio = useAudioPlayback(element);
  const pendingUrl = useLocalFileUrl(file.url === null ? file.id : null);
  const sentUrl = useSentFileUrl()(file.id);
  const url = pendingUrl ?? sentUrl ?? file.url;
  const voice = isVoiceMessage(file);
  const peaks = useAudioPeaks(file, voice);
  const length = file.durationMs ?? 0;
  const at = Math.min(audio.positionMs, length);
  const name = voice ? t("voice") : file.name;
  const rate = t("speed", { rate: `${format.number(audio.rate)}×` });
  const Icon = audio.playing ? Pause : Play;
  return (
    <fieldset className="flex w-72 max-w-full items-center gap-2.5 py-1">
      <legend className="sr-only">{name}</legend>
      {/* biome-ignore lint/a11y/useMediaCaption: media that users send has no captions */}
      <audio ref={element} src={url ?? undefined} preload="none" />
      {file.url === null && !failed ? (
        <UploadProgressRing
          messageId={messageId}
          file={{ ...file, name }}
          tabIndex={tabIndex}
          onMedia={false}
        />
      ) : (
        <button
          type="button"
          tabIndex={tabIndex}
          aria-label={t(audio.playing ? "pause" : "play")}
          onClick={audio.toggle}
          className="flex size-10 shrink-0 items-center justify-center rounded-full bg-accent text-on-accent hover:bg-accent-strong"
        >
          <Icon aria-hidden className="size-5 fill-current" />
        </button>
      )}
      <span className="min-w-0 flex-1">
        {!voice && (
          <span className="block truncate font-medium">
            <bdi>{file.name}</bdi>
          </span>
        )}
        <span className="relative block">
          {voice ? (
            <Waveform peaks={peaks} progress={length > 0 ? at / length : 0} />
          ) : (
            <Track progress={length > 0 ? at / length : 0} />
          )}
          <input
            type="range"
            min={0}
            max={Math.max(SEEK_STEP_MS, length)}
            step={SEEK_STEP_MS}
            value={at}
            tabIndex={tabIndex}
            aria-label={t("position")}
            aria-valuetext={t("positionOf", { at: formatDuration(at), length: formatDuration(length) })}
            onChange={(event) => audio.seek(Number(event.target.value))}
            className="absolute inset-0 m-0 size-full cursor-pointer opacity-0 focus-visible:opacity-100 focus-visible:[accent-color:var(--accent)]"
          />
        </span>
        <span className="flex items-center justify-between pt-0.5 text-note text-ink-soft tabular-nums">
          {audio.failed ? (
            <span className="flex items-center gap-1 text-danger">
              <CircleAlert aria-hidden className="size-3.5" />
              {t("unplayable")}
            </span>
          ) : (
            formatDuration(audio.playing || at > 0 ? at : length)
          )}
          <button
            type="button"
            tabIndex={tabIndex}
            aria-label={rate}
            title={rate}
            onClick={() =>
              audio.setRate(
                PLAYBACK_RATES[(PLAYBACK_RATES.indexOf(audio.rate) + 1) % PLAYBACK_RATES.length] ?? 1,
              )
            }
            // A factor is written left to right in every language.
            dir="ltr"
            className="rounded-full bg-accent/10 px-2 font-medium text-ink hover:bg-accent/20"
          >
            {format.number(audio.rate)}×
          </button>
        </span>
      </span>
    </fieldset>
  );
}

function Track({ progress }: { progress: number }) {
  return (
    <span aria-hidden className="flex h-5 items-center">
      <span className="h-1 w-full overflow-hidden rounded-full bg-ink-faint/40">
        <span className="block h-full rounded-full bg-accent" style={{ width: `${progress * 100}%` }} />
      </span>
    </span>
  );
}
