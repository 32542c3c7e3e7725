const NOTES_HZ = [659.3, 880];
const NOTE_S = 0.14;
const GAIN = 0.08;
/** Min time between two sounds: a burst of messages plays one. */
const MIN_INTERVAL_MS = 2_000;

let context: AudioContext | undefined;
let playedAt = Number.NEGATIVE_INFINITY;

/** Plays two soft synthesized notes. Browsers allow sound only after the user has interacted with the page. */
export function playSound(): void {
  if (performance.now() - playedAt < MIN_INTERVAL_MS || !("AudioContext" in globalThis)) return;
  context ??= new AudioContext();
  const { state, destination } = context;
  if (state === "suspended" && !navigator.userActivation?.hasBeenActive) return;
  playedAt = performance.now();
  void context.resume();
  NOTES_HZ.forEach((frequency, nth) => {
    if (!context) return;
    const start = context.currentTime + nth * NOTE_S;
    const [tone, gain] = [context.createOscillator(), context.createGain()];
    tone.frequency.value = frequency;
    gain.gain.setValueAtTime(0, start);
    gain.gain.linearRampToValueAtTime(GAIN, start + 0.015);
    gain.gain.exponentialRampToValueAtTime(0.0001, start + NOTE_S * 2);
    tone.connect(gain).connect(destination);
    tone.start(start);
    tone.stop(start + NOTE_S * 2);
  });
}
