import sharp from "sharp";
import { withSemaphore } from "../platform/semaphore";

export interface PreviewThumbnail {
  /** WebP. */
  bytes: Uint8Array;
  width: number;
  height: number;
}

/** The only formats that are decoded; `heif` is AVIF here, since HEVC is refused. */
const FORMATS = new Set(["jpeg", "png", "webp", "gif", "heif"]);
const MAX_PIXELS = 24_000_000;
const MAX_SECONDS = 10;
/** Three times the size on a card. */
const THUMBNAIL_SIDE_PX = 216;
/** Min side of an image: smaller ones are tracking pixels. */
const MIN_SIDE_PX = 32;
const BOUNDS = { atOnce: 1, waiting: 50 };

/** Re-encodes the first frame of an image as a thumbnail without metadata; returns null if it is no supported image. */
export async function createPreviewThumbnail(bytes: Uint8Array): Promise<PreviewThumbnail | null> {
  return withSemaphore("link-picture", BOUNDS, async () => {
    const options = { limitInputPixels: MAX_PIXELS, failOn: "error" } as const;
    try {
      const { format, width, height, compression } = await sharp(bytes, options).metadata();
      if (!FORMATS.has(format) || compression === "hevc") return null;
      if (width < MIN_SIDE_PX || height < MIN_SIDE_PX || width * height > MAX_PIXELS) return null;
      const { data, info } = await sharp(bytes, options)
        .autoOrient()
        .resize(THUMBNAIL_SIDE_PX, THUMBNAIL_SIDE_PX, { fit: "cover", withoutEnlargement: true })
        .webp({ quality: 80 })
        .timeout({ seconds: MAX_SECONDS })
        .toBuffer({ resolveWithObject: true });
      return { bytes: data, width: info.width, height: info.height };
    } catch (error) {
      // Errors of libvips have no codes: any of them means that it cannot decode the image.
      if (error instanceof Error && !("code" in error)) return null;
      throw error;
    }
  });
}
