const FLAT = Array.from({ length: 44 }, () => 0);
/** Min height of a bar, as a fraction. */
const MIN_BAR = 0.12;

interface WaveformProps {
  peaks: readonly number[] | null;
  /** The fraction that has been played, 0 to 1. */
  progress: number;
}

/** The loudness of a recording over time; the played part is coloured. */
export function Waveform({ peaks, progress }: WaveformProps) {
  const bars = peaks ?? FLAT;
  return (
    <span aria-hidden className="flex h-7 items-center gap-0.5">
      {bars.map((peak, index) => (
        <span
          // biome-ignore lint/suspicious/noArrayIndexKey: bars have no identity but their position
          key={index}
          data-bar
          style={{ height: `${Math.max(MIN_BAR, peak) * 100}%` }}
          className={`min-w-0 flex-1 rounded-full ${(index + 0.5) / bars.length <= progress ? "bg-accent" : "bg-ink-faint/60"}`}
        />
      ))}
    </span>
  );
}
