import type { FileMetadata } from "./attachment-row";

/** What browsers play; anything else is a document. */
const CONTAINERS = new Set([
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
const READ_WITHIN_MS = 15_000;

type MediaNature = Omit<FileMetadata, "size" | "hasThumbnail">;

/** How long a sound or a film is and how large it is shown, out of its container. Null for what cannot be played. */
export async function readMediaMetadata(file: string, mime: string): Promise<MediaNature | null> {
  if (!CONTAINERS.has(mime)) return null;
  const { ALL_FORMATS, FilePathSource, Input } = await import("mediabunny");
  const input = new Input({ source: new FilePathSource(file), formats: ALL_FORMATS });
  let late: NodeJS.Timeout | undefined;
  try {
    const tooLong = new Promise<null>((resolve) => {
      late = setTimeout(() => resolve(null), READ_WITHIN_MS);
    });
    return await Promise.race([describe(input, mime), tooLong]);
  } catch {
    // Whatever a broken container makes its reader say: it cannot be played.
    return null;
  } finally {
    clearTimeout(late);
    input.dispose();
  }
}

async function describe(input: import("mediabunny").Input, mime: string): Promise<MediaNature | null> {
  const video = await input.getPrimaryVideoTrack();
  const audio = await input.getPrimaryAudioTrack();
  if (!video && !audio) return null;
  const seconds = await input.computeDuration();
  const durationMs = Number.isFinite(seconds)
    ? Math.min(Math.round(seconds * 1_000), 2 ** 31 - 1)
    : undefined;
  const length = durationMs === undefined ? {} : { durationMs };
  // A voice note comes in the container of a film.
  if (!video) return { kind: "audio", mime: mime.replace(/^video\//, "audio/"), ...length };
  return {
    kind: "video",
    mime: mime.replace(/^audio\//, "video/"),
    width: await video.getDisplayWidth(),
    height: await video.getDisplayHeight(),
    ...length,
  };
}
