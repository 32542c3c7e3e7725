/** Longer ones stop by themselves, and wait to be sent. */
const RECORDING_MAX_MS = 10 * 60_000;
const TYPES = ["audio/webm;codecs=opus", "audio/mp4", "audio/ogg;codecs=opus"];
/** Speech is clear at this, and a minute is a quarter of a megabyte. */
const BITS_PER_SECOND = 32_000;
const LEVELS_A_SECOND = 12;

export interface VoiceRecording {
  /** Ends it; resolves to what was said and how long that took. */
  stop(): Promise<{ blob: Blob; durationMs: number }>;
  /** Ends it and forgets it. */
  cancel(): void;
}

export class MicrophoneError extends Error {
  constructor(readonly reason: "denied" | "missing") {
    super(`There is no microphone: ${reason}.`);
    this.name = "NoMicrophone";
  }
}

/**
 * Records what the microphone hears. `onLevel` is told how loud it is, 0 to 1, several times a second.
 * Throws NoMicrophone where there is none, or the person or the browser does not allow it.
 */
export async function recordVoice(onLevel: (level: number, ms: number) => void): Promise<VoiceRecording> {
  const stream = await openMicrophone();
  const type = TYPES.find((one) => MediaRecorder.isTypeSupported(one)) ?? "";
  const recorder = new MediaRecorder(stream, { mimeType: type, audioBitsPerSecond: BITS_PER_SECOND });
  const pieces: Blob[] = [];
  recorder.ondataavailable = ({ data }) => void pieces.push(data);
  const ended = new Promise<void>((resolve) => {
    recorder.onstop = () => resolve();
  });
  const context = new AudioContext();
  const analyser = context.createAnalyser();
  context.createMediaStreamSource(stream).connect(analyser);
  const samples = new Float32Array(analyser.fftSize);
  const begun = performance.now();
  const elapsed = () => Math.min(RECORDING_MAX_MS, performance.now() - begun);
  const timer = setInterval(() => {
    analyser.getFloatTimeDomainData(samples);
    onLevel(Math.min(1, Math.max(...samples.map(Math.abs)) * 2), elapsed());
    if (elapsed() >= RECORDING_MAX_MS) end();
  }, 1_000 / LEVELS_A_SECOND);
  recorder.start();

  const end = () => {
    clearInterval(timer);
    if (recorder.state !== "inactive") recorder.stop();
    for (const track of stream.getTracks()) track.stop();
    void context.close();
  };
  return {
    async stop() {
      const durationMs = Math.round(elapsed());
      end();
      await ended;
      return { blob: new Blob(pieces, { type: recorder.mimeType }), durationMs };
    },
    cancel: end,
  };
}

async function openMicrophone(): Promise<MediaStream> {
  // A page that came without TLS has no microphone, and neither have some browsers a recorder.
  if (!navigator.mediaDevices || typeof MediaRecorder === "undefined") throw new MicrophoneError("missing");
  try {
    return await navigator.mediaDevices.getUserMedia({ audio: true });
  } catch (error) {
    if (!(error instanceof DOMException)) throw error;
    throw new MicrophoneError(error.name === "NotAllowedError" ? "denied" : "missing");
  }
}
