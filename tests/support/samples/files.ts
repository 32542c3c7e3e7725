import { deflateSync } from "node:zlib";
import sharp, { type Sharp } from "sharp";

/** Real files, generated here: the repository contains no third-party files. */

const GPS = {
  GPSLatitudeRef: "N",
  GPSLatitude: "52/1 31/1 12/1",
  GPSLongitudeRef: "E",
  GPSLongitude: "13/1 24/1 18/1",
};

function gradient(width: number, height: number, channels: 3 | 4 = 3): Sharp {
  const data = Buffer.alloc(width * height * channels);
  for (let i = 0; i < data.length; i += 1) data[i] = (i * 7 + Math.floor(i / width)) % 256;
  return sharp(data, { raw: { width, height, channels } });
}

/** Returns a rotated phone photo with GPS data. Displayed, it is 60 px wide and 80 px high. */
export function jpegWithGps(): Promise<Buffer> {
  return gradient(80, 60)
    .withExif({ IFD0: { Make: "Telephone", Orientation: "6" }, IFD3: GPS })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer();
}

export function picture(format: "png" | "webp" | "avif", width = 64, height = 48): Promise<Buffer> {
  return gradient(width, height).toFormat(format).toBuffer();
}

export function animatedGif(frames = 3): Promise<Buffer> {
  const data = Buffer.alloc(20 * 20 * frames * 3);
  for (let i = 0; i < data.length; i += 1) data[i] = Math.floor(i / 1_200) * 60;
  return sharp(data, { raw: { width: 20, height: 20 * frames, channels: 3, pageHeight: 20 } })
    .gif({ delay: Array.from({ length: frames }, () => 100), loop: 0 })
    .toBuffer();
}

/** Returns a PNG of a few kilobytes that claims 30,000 pixels square: 900 million pixels when decoded. */
export function pngBomb(side = 30_000): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(side, 0);
  header.writeUInt32BE(side, 4);
  // Greyscale, one bit per pixel.
  header.set([1, 0, 0, 0, 0], 8);
  const rows = deflateSync(Buffer.alloc(Math.ceil(side / 8 + 1) * 1_000), { level: 9 });
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([
    signature,
    chunk("IHDR", header),
    chunk("IDAT", rows),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}

function crc32(data: Buffer): number {
  let crc = ~0;
  for (const byte of data) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return ~crc >>> 0;
}

/** Returns a zip archive without entries. */
export const zip = (): Buffer => Buffer.concat([Buffer.from([0x50, 0x4b, 0x05, 0x06]), Buffer.alloc(18)]);

export const svgWithScript = (): Buffer =>
  Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>');

/** Returns a file that begins like a GIF and is HTML to a content sniffer. */
export const htmlGif = (): Buffer =>
  Buffer.from("GIF89a/*<html><body><script>alert(1)</script></body></html>*/=1;");

export const pdf = (): Buffer =>
  Buffer.from(
    "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n",
  );

/** Returns `seconds` of silence: 8 kHz, 8 bit, one channel. */
export function wav(seconds: number): Buffer {
  const header = Buffer.alloc(44);
  const size = seconds * 8_000;
  header.write("RIFF", 0);
  header.writeUInt32LE(36 + size, 4);
  header.write("WAVEfmt ", 8);
  header.writeUInt32LE(16, 16);
  header.writeUInt16LE(1, 20);
  header.writeUInt16LE(1, 22);
  header.writeUInt32LE(8_000, 24);
  header.writeUInt32LE(8_000, 28);
  header.writeUInt16LE(1, 32);
  header.writeUInt16LE(8, 34);
  header.write("data", 36);
  header.writeUInt32LE(size, 40);
  return Buffer.concat([header, Buffer.alloc(size, 128)]);
}
