import { guessAttachmentKind, type PickedFile } from "./picked-file";

/** How long the inspection may take, ms. After that the file is sent as a document. */
const TIMEOUT_MS = 5_000;
/** Max pixels of an image, as on the server; a larger one is a document. */
const PIXELS_MAX = 64_000_000;
const POSTER_SIDE = 1_280;
const POSTER_QUALITY = 0.8;

/** What the browser can find out about a file, so that its place in the log is reserved before it is sent. */
export type InspectedFile = Pick<PickedFile, "kind" | "width" | "height" | "durationMs"> & { poster?: Blob };

const DOCUMENT: InspectedFile = { kind: "file" };

/** Measures a file: an image's size, a video's size, length and poster, a recording's length. Any other is a document. */
export async function inspectFile(blob: Blob): Promise<InspectedFile> {
  const kind = guessAttachmentKind(blob.type);
  if (kind === "file") return DOCUMENT;
  const url = URL.createObjectURL(blob);
  let timer: ReturnType<typeof setTimeout> | undefined;
  const timeout = new Promise<InspectedFile>((resolve) => {
    timer = setTimeout(() => resolve(DOCUMENT), TIMEOUT_MS);
  });
  try {
    const inspection = kind === "image" ? inspectImage(url) : inspectMedia(url, kind);
    return await Promise.race([inspection.catch(() => DOCUMENT), timeout]);
  } finally {
    clearTimeout(timer);
    URL.revokeObjectURL(url);
  }
}

async function inspectImage(url: string): Promise<InspectedFile> {
  const image = new Image();
  image.src = url;
  await nextEvent(image, "load");
  const { naturalWidth: width, naturalHeight: height } = image;
  return width * height > 0 && width * height <= PIXELS_MAX ? { kind: "image", width, height } : DOCUMENT;
}

async function inspectMedia(url: string, kind: "audio" | "video"): Promise<InspectedFile> {
  const media = document.createElement(kind);
  media.muted = true;
  media.preload = "auto";
  media.src = url;
  await nextEvent(media, "loadedmetadata");
  const length = Number.isFinite(media.duration) ? { durationMs: Math.round(media.duration * 1_000) } : {};
  if (!(media instanceof HTMLVideoElement)) return { kind: "audio", ...length };
  const { videoWidth: width, videoHeight: height } = media;
  // A video container with sound only.
  if (width === 0) return { kind: "audio", ...length };
  const poster = await capturePoster(media).catch(() => null);
  return { kind: "video", width, height, ...length, ...(poster ? { poster } : {}) };
}

/** Returns a frame from near the beginning: the very first is often black. */
async function capturePoster(video: HTMLVideoElement): Promise<Blob | null> {
  const length = Number.isFinite(video.duration) ? video.duration : 0;
  video.currentTime = Math.min(1, length / 4);
  await nextEvent(video, "seeked");
  const scale = Math.min(1, POSTER_SIDE / Math.max(video.videoWidth, video.videoHeight));
  const canvas = document.createElement("canvas");
  canvas.width = Math.max(1, Math.round(video.videoWidth * scale));
  canvas.height = Math.max(1, Math.round(video.videoHeight * scale));
  canvas.getContext("2d")?.drawImage(video, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve) => canvas.toBlob(resolve, "image/jpeg", POSTER_QUALITY));
}

function nextEvent(target: HTMLElement, name: string): Promise<void> {
  return new Promise((resolve, reject) => {
    target.addEventListener(name, () => resolve(), { once: true });
    target.addEventListener("error", () => reject(new Error("The browser cannot read the file.")), {
      once: true,
    });
  });
}
