import { guessAttachmentKind, type PickedFile } from "./picked-file";

/** What cannot be measured by then is sent as it is. */
const WITHIN_MS = 5_000;
/** As the server: what has more pixels is a document. */
const PIXELS_MAX = 64_000_000;
const POSTER_SIDE = 1_280;
const POSTER_QUALITY = 0.8;

/** What a browser can tell of a file, so that its place is known before it is sent. */
export type InspectedFile = Pick<PickedFile, "kind" | "width" | "height" | "durationMs"> & { poster?: Blob };

const DOCUMENT: InspectedFile = { kind: "file" };

/** Looks at a file: the size of a picture, size, length and a still of a film. What it cannot read is a document. */
export async function inspectFile(blob: Blob): Promise<InspectedFile> {
  const kind = guessAttachmentKind(blob.type);
  if (kind === "file") return DOCUMENT;
  const url = URL.createObjectURL(blob);
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<InspectedFile>((resolve) => {
    timer = setTimeout(() => resolve(DOCUMENT), WITHIN_MS);
  });
  try {
    const look = kind === "image" ? inspectPicture(url) : inspectMedia(url, kind);
    return await Promise.race([look.catch(() => DOCUMENT), late]);
  } finally {
    clearTimeout(timer);
    URL.revokeObjectURL(url);
  }
}

async function inspectPicture(url: string): Promise<InspectedFile> {
  const image = new Image();
  image.src = url;
  await event(image, "load");
  const { naturalWidth: width, naturalHeight: height } = image;
  return width * height > 0 && width * height <= PIXELS_MAX ? { kind: "image", width, height } : DOCUMENT;
}

async function inspectMedia(url: string, kind: "audio" | "video"): Promise<InspectedFile> {
  const media = document.createElement(kind);
  media.muted = true;
  media.preload = "auto";
  media.src = url;
  await event(media, "loadedmetadata");
  const length = Number.isFinite(media.duration) ? { durationMs: Math.round(media.duration * 1_000) } : {};
  if (!(media instanceof HTMLVideoElement)) return { kind: "audio", ...length };
  const { videoWidth: width, videoHeight: height } = media;
  // Sound in the container of a film.
  if (width === 0) return { kind: "audio", ...length };
  const poster = await stillOf(media).catch(() => null);
  return { kind: "video", width, height, ...length, ...(poster ? { poster } : {}) };
}

/** A frame from near the beginning: the very first is often black. */
async function stillOf(video: HTMLVideoElement): Promise<Blob | null> {
  const length = Number.isFinite(video.duration) ? video.duration : 0;
  video.currentTime = Math.min(1, length / 4);
  await event(video, "seeked");
  const scale = Math.min(1, POSTER_SIDE / Math.max(video.videoWidth, video.videoHeight));
  const canvas = document.createElement("canvas");
  canvas.width = Math.max(1, Math.round(video.videoWidth * scale));
  canvas.height = Math.max(1, Math.round(video.videoHeight * scale));
  canvas.getContext("2d")?.drawImage(video, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve) => canvas.toBlob(resolve, "image/jpeg", POSTER_QUALITY));
}

function event(target: HTMLElement, name: string): Promise<void> {
  return new Promise((resolve, reject) => {
    target.addEventListener(name, () => resolve(), { once: true });
    target.addEventListener("error", () => reject(new Error(`the browser cannot read it`)), { once: true });
  });
}
