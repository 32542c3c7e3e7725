/** Max bytes of a recording that is loaded to show its waveform. */
export const PEAKS_SOURCE_BYTES_MAX = 1_500_000;
const BARS = 44;
/** Min peak that is scaled to full height: quiet speech looks like loud speech, and silence stays flat. */
const REFERENCE_PEAK_MIN = 0.05;

/** Returns the loudness of a recording along its length, 0 to 1 each. Throws the browser's error when it cannot decode. */
export async function audioPeaks(bytes: ArrayBuffer): Promise<number[]> {
  // This context only decodes; the low sample rate keeps the result small.
  const audio = await new OfflineAudioContext(1, 1, 8_000).decodeAudioData(bytes);
  return downsamplePeaks(audio.getChannelData(0), BARS);
}

/** Returns the loudest sample of each of `bars` equal parts, relative to the loudest of all. */
export function downsamplePeaks(samples: Float32Array, bars: number): number[] {
  const part = samples.length / bars;
  const peaks = Array.from({ length: bars }, (_, bar) => {
    let peak = 0;
    for (let at = Math.floor(bar * part); at < Math.floor((bar + 1) * part); at += 1)
      peak = Math.max(peak, Math.abs(samples[at] ?? 0));
    return peak;
  });
  const loudest = Math.max(REFERENCE_PEAK_MIN, ...peaks);
  return peaks.map((peak) => peak / loudest);
}
