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
const PIXELS_MAX = 24_000_000;
const SECONDS_MAX = 10;
/** Three times what a card shows. */
const SIDE = 216;
/** What is smaller counts visits and shows nothing. */
const LEAST = 32;
const AT_ONCE = { atOnce: 1, waiting: 50 };

/** A picture written anew, small, its first frame, with nothing in it but what is seen; null for what is none. */
export async function createPreviewThumbnail(bytes: Uint8Array): Promise<PreviewThumbnail | null> {
  return withSemaphore("link-picture", AT_ONCE, async () => {
    const options = { limitInputPixels: PIXELS_MAX, failOn: "error" } as const;
    try {
      const { format, width, height, compression } = await sharp(bytes, options).metadata();
      if (!FORMATS.has(format) || compression === "hevc") return null;
      if (width < LEAST || height < LEAST || width * height > PIXELS_MAX) return null;
      const { data, info } = await sharp(bytes, options)
        .autoOrient()
        .resize(SIDE, SIDE, { fit: "cover", withoutEnlargement: true })
        .webp({ quality: 80 })
        .timeout({ seconds: SECONDS_MAX })
        .toBuffer({ resolveWithObject: true });
      return { bytes: data, width: info.width, height: info.height };
    } catch (error) {
      // libvips has no codes: whatever it says of these bytes, they are no picture to it.
      if (error instanceof Error && !("code" in error)) return null;
      throw error;
    }
  });
}
