/** Max length of a recording, ms. It stops there and waits to be sent. */
const RECORDING_MAX_MS = 10 * 60_000;
const TYPES = ["audio/webm;codecs=opus", "audio/mp4", "audio/ogg;codecs=opus"];
/** Speech is clear at this rate, and a minute takes a quarter of a megabyte. */
const BITS_PER_SECOND = 32_000;
const LEVELS_PER_SECOND = 12;

export interface VoiceRecording {
  /** Stops the recording; resolves to its bytes and length. */
  stop(): Promise<{ blob: Blob; durationMs: number }>;
  /** Stops the recording and drops it. */
  cancel(): void;
}

export class MicrophoneError extends Error {
  constructor(readonly reason: "denied" | "missing") {
    super(`There is no microphone: ${reason}.`);
    this.name = "MicrophoneError";
  }
}

/**
 * Records from the microphone. Calls `onLevel` several times a second with the loudness, 0 to 1.
 * Throws a MicrophoneError when there is no microphone or recorder, or the user or the browser denies it.
 */
export async function recordVoice(onLevel: (level: number, ms: number) => void): Promise<VoiceRecording> {
  const stream = await openMicrophone();
  const type = TYPES.find((one) => MediaRecorder.isTypeSupported(one)) ?? "";
  const recorder = new MediaRecorder(stream, { mimeType: type, audioBitsPerSecond: BITS_PER_SECOND });
  const chunks: Blob[] = [];
  recorder.ondataavailable = ({ data }) => void chunks.push(data);
  const ended = new Promise<void>((resolve) => {
    recorder.onstop = () => resolve();
  });
  const context = new AudioContext();
  const analyser = context.createAnalyser();
  context.createMediaStreamSource(stream).connect(analyser);
  const samples = new Float32Array(analyser.fftSize);
  const startedAt = performance.now();
  const elapsed = () => Math.min(RECORDING_MAX_MS, performance.now() - startedAt);
  const timer = setInterval(() => {
    analyser.getFloatTimeDomainData(samples);
    onLevel(Math.min(1, Math.max(...samples.map(Math.abs)) * 2), elapsed());
    if (elapsed() >= RECORDING_MAX_MS) end();
  }, 1_000 / LEVELS_PER_SECOND);
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
      return { blob: new Blob(chunks, { type: recorder.mimeType }), durationMs };
    },
    cancel: end,
  };
}

async function openMicrophone(): Promise<MediaStream> {
  // A page without TLS has no access to microphones, and some browsers have no MediaRecorder.
  if (!navigator.mediaDevices || typeof MediaRecorder === "undefined") throw new MicrophoneError("missing");
  try {
    return await navigator.mediaDevices.getUserMedia({ audio: true });
  } catch (error) {
    if (!(error instanceof DOMException)) throw error;
    throw new MicrophoneError(error.name === "NotAllowedError" ? "denied" : "missing");
  }
}
