import sharp from "sharp";
import { Refusal } from "../platform/errors";
import { withSemaphore } from "../platform/semaphore";

/** The only formats that are decoded; `heif` is AVIF here, since HEVC is refused. */
const FORMATS = new Set(["jpeg", "png", "webp", "gif", "heif"]);
const PIXELS_MAX = 64_000_000;
const SECONDS_MAX = 20;
const SIDE = 320;
/** A decoded picture takes up to 256 MiB. */
const AT_ONCE = { atOnce: 2, waiting: 20 };

/**
 * A small square WebP of a picture, cropped at its centre, upright, and with nothing in it but what is seen.
 * `unsupported_type` for what is no picture, of another format, too large or broken; the header decides before anything is decoded.
 */
export async function squarePicture(bytes: Uint8Array): Promise<Uint8Array> {
  return withSemaphore("picture", AT_ONCE, async () => {
    const options = { limitInputPixels: PIXELS_MAX, failOn: "error" } as const;
    try {
      const { format, width, height, compression } = await sharp(bytes, options).metadata();
      if (!FORMATS.has(format) || compression === "hevc" || width * height > PIXELS_MAX) throw unsupported();
      return await sharp(bytes, options)
        .autoOrient()
        .resize(SIDE, SIDE, { fit: "cover" })
        .webp({ quality: 82 })
        .timeout({ seconds: SECONDS_MAX })
        .toBuffer();
    } catch (error) {
      // libvips has no codes: whatever it says of these bytes, they are no picture to it.
      if (error instanceof Error && !("code" in error)) throw unsupported();
      throw error;
    }
  });
}

const unsupported = () =>
  new Refusal("unsupported_type", "The picture must be a JPEG, PNG, WebP, GIF or AVIF that can be read.");
