/** A recording larger than this is not loaded for the look of it, bytes. */
export const PEAKS_SOURCE_BYTES_MAX = 1_500_000;
const BARS = 44;
/** Loud and quiet people look alike. */
const QUIETEST = 0.05;

/** How loud a recording is along its length, 0 to 1 each. Throws what the browser says of what it cannot decode. */
export async function audioPeaks(bytes: ArrayBuffer): Promise<number[]> {
  // No sound comes out of this context; a rate this low makes little of it.
  const audio = await new OfflineAudioContext(1, 1, 8_000).decodeAudioData(bytes);
  return downsamplePeaks(audio.getChannelData(0), BARS);
}

/** The loudest sample of each of so many equal parts, against the loudest of all. */
export function downsamplePeaks(samples: Float32Array, bars: number): number[] {
  const part = samples.length / bars;
  const peaks = Array.from({ length: bars }, (_, bar) => {
    let peak = 0;
    for (let at = Math.floor(bar * part); at < Math.floor((bar + 1) * part); at += 1)
      peak = Math.max(peak, Math.abs(samples[at] ?? 0));
    return peak;
  });
  const loudest = Math.max(QUIETEST, ...peaks);
  return peaks.map((peak) => peak / loudest);
}
