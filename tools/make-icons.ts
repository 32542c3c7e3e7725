import { mkdirSync, readFileSync } from "node:fs";
import sharp, { type Sharp } from "sharp";

const SOURCE = "public/icon.svg";
const FOLDER = "public/icons";
const BACKGROUND = "#0f766e";
/** Share of a maskable icon that is always visible: the middle four fifths. */
const SAFE_SHARE = 0.8;

/** Renders the icons of the installed app from the SVG icon. Run after a change of it: `npm run icons` */
async function makeIcons(): Promise<void> {
  mkdirSync(FOLDER, { recursive: true });
  const svg = readFileSync(SOURCE);
  // Platforms round the corners of the Apple and maskable icons themselves.
  const square = Buffer.from(svg.toString("utf8").replace(/ rx="\d+"/, ""));
  const render = (source: Buffer, size: number) =>
    sharp(source, { density: 72 * (size / 64) }).resize(size, size);
  const save = (image: Sharp, name: string) =>
    image.png({ palette: true, compressionLevel: 9 }).toFile(`${FOLDER}/${name}.png`);

  await save(render(svg, 192), "192");
  await save(render(svg, 512), "512");
  await save(render(square, 180), "apple-touch");
  // Android uses only the outline of a badge and fills it itself.
  const outline = svg
    .toString("utf8")
    .replace(/<rect[^>]*>/, "")
    .replace('viewBox="0 0 64 64"', 'viewBox="12 6 44 52"');
  await save(render(Buffer.from(outline), 96), "badge");
  const inner = Math.round(512 * SAFE_SHARE);
  const logo = await render(square, inner).png().toBuffer();
  const background = { create: { width: 512, height: 512, channels: 3 as const, background: BACKGROUND } };
  await save(sharp(background).composite([{ input: logo, gravity: "centre" }]), "maskable-512");
}

void makeIcons();
