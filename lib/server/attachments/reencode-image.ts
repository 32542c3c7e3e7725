import { stat } from "node:fs/promises";
import path from "node:path";
import sharp, { type Metadata, type Sharp } from "sharp";
import { rgbaToThumbHash } from "thumbhash";
import type { ThumbnailVariant } from "../storage/file-storage";
import type { FileMetadata } from "./attachment-row";

/** The formats that are decoded. Photos and screenshots are far below the limits. */
const FORMATS: Record<string, { mime: string; encode: (image: Sharp) => Sharp }> = {
  jpeg: { mime: "image/jpeg", encode: (image) => image.jpeg({ quality: 90 }) },
  png: { mime: "image/png", encode: (image) => image.png({ compressionLevel: 6 }) },
  webp: { mime: "image/webp", encode: (image) => image.webp({ quality: 90, effort: 2 }) },
  gif: { mime: "image/gif", encode: (image) => image.gif({ effort: 2 }) },
  heif: { mime: "image/avif", encode: (image) => image.avif({ quality: 65, effort: 2 }) },
};
/** Max pixels of one frame. */
const PIXELS_MAX = 64_000_000;
/** Max frames of an animation. */
const FRAMES_MAX = 500;
/** Max pixels of all frames together. */
const ALL_PIXELS_MAX = 256_000_000;
/** Max seconds of one encoding. */
const SECONDS_MAX = 60;
/** Pixels of the longer side: small for grids and lists, large for a message at three device pixels per CSS pixel. */
const THUMBNAIL_SIDES: Record<ThumbnailVariant, number> = { small: 360, large: 1_280 };
/** Max pixels of each side for the thumbhash. */
const THUMBHASH_SIDE = 100;

sharp.cache(false);

interface ReencodedImage {
  metadata: FileMetadata;
  /** Local files to store in place of the upload: the re-encoded image and its thumbnails. */
  original: string;
  thumbnails: Record<ThumbnailVariant, string>;
}

/**
 * Re-encodes an image upright and with its pixels only: without EXIF, location or trailing data that could make it a second
 * file type. Returns null if it has none of the formats, exceeds the limits or is broken. The limits are checked before
 * anything is decoded.
 */
export async function reencodeImage(file: string, directory: string): Promise<ReencodedImage | null> {
  const read = { limitInputPixels: PIXELS_MAX, animated: true, failOn: "error" } as const;
  try {
    const metadata = await sharp(file, { ...read, limitInputPixels: false }).metadata();
    const format = FORMATS[metadata.format];
    if (!format || !withinLimits(metadata)) return null;
    const original = path.join(directory, "original");
    const whole = sharp(file, { ...read, limitInputPixels: ALL_PIXELS_MAX }).autoOrient();
    await format.encode(whole).timeout({ seconds: SECONDS_MAX }).toFile(original);
    // Thumbnails show the first frame.
    const firstFrame = () => sharp(original, { limitInputPixels: PIXELS_MAX });
    const { width, height } = await firstFrame().metadata();
    const thumbnails = { small: path.join(directory, "small"), large: path.join(directory, "large") };
    for (const [variant, side] of Object.entries(THUMBNAIL_SIDES))
      await firstFrame()
        .resize({ width: side, height: side, fit: "inside", withoutEnlargement: true })
        .webp({ quality: 78, effort: 3 })
        .timeout({ seconds: SECONDS_MAX })
        .toFile(thumbnails[variant as ThumbnailVariant]);
    const { size } = await stat(original);
    const thumbhash = await hash(thumbnails.small);
    const fileMetadata: FileMetadata = {
      kind: "image",
      mime: format.mime,
      size,
      width,
      height,
      thumbhash,
      hasThumbnail: true,
    };
    return { metadata: fileMetadata, original, thumbnails };
  } catch (error) {
    if (isDecodeError(error)) return null;
    throw error;
  }
}

/** Returns whether the image may be decoded. `height` is that of all frames together. */
function withinLimits({ width, height, pages = 1, pageHeight = height, compression }: Metadata): boolean {
  if (compression === "hevc") return false;
  return (
    width * pageHeight <= PIXELS_MAX && pages <= FRAMES_MAX && width * pageHeight * pages <= ALL_PIXELS_MAX
  );
}

async function hash(thumbnail: string): Promise<string> {
  const { data, info } = await sharp(thumbnail)
    .resize({ width: THUMBHASH_SIDE, height: THUMBHASH_SIDE, fit: "inside" })
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return Buffer.from(rgbaToThumbHash(info.width, info.height, data)).toString("base64");
}

/** Returns whether the error is about the image. libvips errors have no code, and errors of the file system do. */
function isDecodeError(error: unknown): boolean {
  return error instanceof Error && !("code" in error) && !/No space left|write error/i.test(error.message);
}
