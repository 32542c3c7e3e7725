import { stat } from "node:fs/promises";
import path from "node:path";
import sharp, { type Metadata, type Sharp } from "sharp";
import { rgbaToThumbHash } from "thumbhash";
import type { ThumbnailVariant } from "../storage/file-storage";
import type { FileMetadata } from "./attachment-row";

/** The only formats that are decoded. What a phone or a screen makes is far below the bounds. */
const FORMATS: Record<string, { mime: string; encode: (image: Sharp) => Sharp }> = {
  jpeg: { mime: "image/jpeg", encode: (image) => image.jpeg({ quality: 90 }) },
  png: { mime: "image/png", encode: (image) => image.png({ compressionLevel: 6 }) },
  webp: { mime: "image/webp", encode: (image) => image.webp({ quality: 90, effort: 2 }) },
  gif: { mime: "image/gif", encode: (image) => image.gif({ effort: 2 }) },
  heif: { mime: "image/avif", encode: (image) => image.avif({ quality: 65, effort: 2 }) },
};
const PIXELS_MAX = 64_000_000;
const FRAMES_MAX = 500;
const ALL_PIXELS_MAX = 256_000_000;
const SECONDS_MAX = 60;
/** The longer side, in pixels: for grids and lists, and for a message at three device pixels each. */
const SIDES: Record<ThumbnailVariant, number> = { small: 360, large: 1_280 };
const HASHED_SIDE = 100;

sharp.cache(false);

export interface ReencodedImage {
  metadata: FileMetadata;
  /** Local files to keep in place of what came: the picture written anew, and its thumbnails. */
  original: string;
  thumbnails: Record<ThumbnailVariant, string>;
}

/**
 * Writes a picture anew, upright and with nothing in it but what is seen: no EXIF, no place, no second meaning behind
 * the last pixel. Null when it is none of the formats, out of bounds or broken; nothing is decoded before the bounds
 * have been looked at.
 */
export async function reencodeImage(file: string, directory: string): Promise<ReencodedImage | null> {
  const read = { limitInputPixels: PIXELS_MAX, animated: true, failOn: "error" } as const;
  try {
    const metadata = await sharp(file, { ...read, limitInputPixels: false }).metadata();
    const format = FORMATS[metadata.format];
    if (!format || !withinBounds(metadata)) return null;
    const original = path.join(directory, "original");
    const whole = sharp(file, { ...read, limitInputPixels: ALL_PIXELS_MAX }).autoOrient();
    await format.encode(whole).timeout({ seconds: SECONDS_MAX }).toFile(original);
    // Thumbnails show the first frame.
    const first = () => sharp(original, { limitInputPixels: PIXELS_MAX });
    const { width, height } = await first().metadata();
    const thumbnails = { small: path.join(directory, "small"), large: path.join(directory, "large") };
    for (const [variant, side] of Object.entries(SIDES))
      await first()
        .resize({ width: side, height: side, fit: "inside", withoutEnlargement: true })
        .webp({ quality: 78, effort: 3 })
        .timeout({ seconds: SECONDS_MAX })
        .toFile(thumbnails[variant as ThumbnailVariant]);
    const { size } = await stat(original);
    const thumbhash = await hash(thumbnails.small);
    const nature: FileMetadata = {
      kind: "image",
      mime: format.mime,
      size,
      width,
      height,
      thumbhash,
      hasThumbnail: true,
    };
    return { metadata: nature, original, thumbnails };
  } catch (error) {
    if (isDecodeError(error)) return null;
    throw error;
  }
}

/** `height` is of all frames together where there are several. */
function withinBounds({ width, height, pages = 1, pageHeight = height, compression }: Metadata): boolean {
  if (compression === "hevc") return false;
  return (
    width * pageHeight <= PIXELS_MAX && pages <= FRAMES_MAX && width * pageHeight * pages <= ALL_PIXELS_MAX
  );
}

async function hash(thumbnail: string): Promise<string> {
  const { data, info } = await sharp(thumbnail)
    .resize({ width: HASHED_SIDE, height: HASHED_SIDE, fit: "inside" })
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return Buffer.from(rgbaToThumbHash(info.width, info.height, data)).toString("base64");
}

/** libvips has no codes: what the system says of a disk or a file comes with one, what is said of the picture does not. */
function isDecodeError(error: unknown): boolean {
  return error instanceof Error && !("code" in error) && !/No space left|write error/i.test(error.message);
}
