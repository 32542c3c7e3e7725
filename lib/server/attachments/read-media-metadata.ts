import type { FileMetadata } from "./attachment-row";

/** MIME types that browsers play. Anything else is a document. */
const PLAYABLE_TYPES = new Set([
  "video/mp4",
  "video/quicktime",
  "video/webm",
  "video/matroska",
  "video/x-matroska",
  "video/ogg",
  "audio/mp4",
  "audio/mpeg",
  "audio/ogg",
  "audio/opus",
  "audio/webm",
  "audio/wav",
  "audio/flac",
  "audio/aac",
]);
/** Max time to read a container. */
const READ_TIMEOUT_MS = 15_000;

type MediaMetadata = Omit<FileMetadata, "size" | "hasThumbnail">;

/** Reads the duration and dimensions of audio or video from its container. Returns null for a file that cannot be played. */
export async function readMediaMetadata(file: string, mime: string): Promise<MediaMetadata | null> {
  if (!PLAYABLE_TYPES.has(mime)) return null;
  const { ALL_FORMATS, FilePathSource, Input } = await import("mediabunny");
  const input = new Input({ source: new FilePathSource(file), formats: ALL_FORMATS });
  let timeout: NodeJS.Timeout | undefined;
  try {
    const timedOut = new Promise<null>((resolve) => {
      timeout = setTimeout(() => resolve(null), READ_TIMEOUT_MS);
    });
    return await Promise.race([describe(input, mime), timedOut]);
  } catch {
    // Any error of the reader means that the container is broken: the file cannot be played.
    return null;
  } finally {
    clearTimeout(timeout);
    input.dispose();
  }
}

async function describe(input: import("mediabunny").Input, mime: string): Promise<MediaMetadata | null> {
  const video = await input.getPrimaryVideoTrack();
  const audio = await input.getPrimaryAudioTrack();
  if (!video && !audio) return null;
  const seconds = await input.computeDuration();
  const durationMs = Number.isFinite(seconds)
    ? Math.min(Math.round(seconds * 1_000), 2 ** 31 - 1)
    : undefined;
  const duration = durationMs === undefined ? {} : { durationMs };
  // A voice message has the container of a video.
  if (!video) return { kind: "audio", mime: mime.replace(/^video\//, "audio/"), ...duration };
  return {
    kind: "video",
    mime: mime.replace(/^audio\//, "video/"),
    width: await video.getDisplayWidth(),
    height: await video.getDisplayHeight(),
    ...duration,
  };
}
