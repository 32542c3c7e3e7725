import { mkdirSync, readFileSync } from "node:fs";
import sharp, { type Sharp } from "sharp";

const SOURCE = "public/icon.svg";
const FOLDER = "public/icons";
const GROUND = "#0f766e";
/** Of a maskable icon only the middle four fifths are sure to be seen. */
const SAFE_SHARE = 0.8;

/** Draws the icons of the installed page from the one in SVG: `npm run icons` after a change of it. */
async function makeIcons(): Promise<void> {
  mkdirSync(FOLDER, { recursive: true });
  const svg = readFileSync(SOURCE);
  // The platforms round the corners of these two themselves.
  const square = Buffer.from(svg.toString("utf8").replace(/ rx="\d+"/, ""));
  const draw = (source: Buffer, size: number) =>
    sharp(source, { density: 72 * (size / 64) }).resize(size, size);
  const save = (image: Sharp, name: string) =>
    image.png({ palette: true, compressionLevel: 9 }).toFile(`${FOLDER}/${name}.png`);

  await save(draw(svg, 192), "192");
  await save(draw(svg, 512), "512");
  await save(draw(square, 180), "apple-touch");
  // Android takes a badge's outline alone and fills it itself.
  const outline = svg
    .toString("utf8")
    .replace(/<rect[^>]*>/, "")
    .replace('viewBox="0 0 64 64"', 'viewBox="12 6 44 52"');
  await save(draw(Buffer.from(outline), 96), "badge");
  const inner = Math.round(512 * SAFE_SHARE);
  const mark = await draw(square, inner).png().toBuffer();
  const ground = { create: { width: 512, height: 512, channels: 3 as const, background: GROUND } };
  await save(sharp(ground).composite([{ input: mark, gravity: "centre" }]), "maskable-512");
}

void makeIcons();
