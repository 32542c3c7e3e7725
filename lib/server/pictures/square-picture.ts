import sharp from "sharp";
import { Refusal } from "../platform/errors";
import { withSemaphore } from "../platform/semaphore";

/** The formats that are decoded. `heif` means AVIF, since HEVC is refused. */
const FORMATS = new Set(["jpeg", "png", "webp", "gif", "heif"]);
/** Max pixels of a picture. */
const PIXELS_MAX = 64_000_000;
/** Max seconds of decoding and encoding. */
const SECONDS_MAX = 20;
/** Pixels of each side of the stored square. */
const SIDE = 320;
/** Max concurrent and waiting pictures: a decoded one takes up to 256 MiB. */
const LIMITS = { atOnce: 2, waiting: 20 };

/**
 * Returns a small square WebP of a picture, cropped at its centre, upright and without metadata. Throws `unsupported_type`
 * for other formats and for a picture that is too large or broken; the header is checked before anything is decoded.
 */
export async function squarePicture(bytes: Uint8Array): Promise<Uint8Array> {
  return withSemaphore("picture", LIMITS, async () => {
    const options = { limitInputPixels: PIXELS_MAX, failOn: "error" } as const;
    try {
      const { format, width, height, compression } = await sharp(bytes, options).metadata();
      if (!FORMATS.has(format) || compression === "hevc" || width * height > PIXELS_MAX)
        throw unsupportedError();
      return await sharp(bytes, options)
        .autoOrient()
        .resize(SIDE, SIDE, { fit: "cover" })
        .webp({ quality: 82 })
        .timeout({ seconds: SECONDS_MAX })
        .toBuffer();
    } catch (error) {
      // libvips errors have no codes: any of them means that the bytes are not a readable picture.
      if (error instanceof Error && !("code" in error)) throw unsupportedError();
      throw error;
    }
  });
}

const unsupportedError = () =>
  new Refusal("unsupported_type", "The picture must be a JPEG, PNG, WebP, GIF or AVIF that can be read.");
