import { spawnSync } from "node:child_process";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import sharp from "sharp";
import { runProgram } from "./run-program";

/** Where the browser tests store the screens of each run. */
const SOURCE_FOLDER = "test-results/screens";
const TARGET_FOLDER = "docs/screens";
/** The screens that the README shows. */
const README_SCREENS = [
  "room-light",
  "room-dark",
  "details",
  "room-tablet",
  "room-phone",
  "new-conversation",
];

/** Takes the screens by their browser test and writes the README's images; needs a build. `npm run screens` */
async function main(): Promise<void> {
  if (!hasEmoji()) throw new Error("No installed font has emoji; on Debian, install fonts-noto-color-emoji.");
  const exitCode = runProgram("@playwright/test", ["test", "tests/e2e/screenshots.spec.ts"]);
  if (exitCode !== 0) throw new Error("The browser test that takes the screens failed.");
  mkdirSync(TARGET_FOLDER, { recursive: true });
  for (const name of README_SCREENS) {
    const { size } = await sharp(join(SOURCE_FOLDER, `${name}.png`))
      .webp({ quality: 85, effort: 6, smartSubsample: true })
      .toFile(join(TARGET_FOLDER, `${name}.webp`));
    process.stdout.write(`${TARGET_FOLDER}/${name}.webp: ${Math.round(size / 1024)} KiB\n`);
  }
}

/** Returns whether a font has emoji. macOS and Windows always have one. */
function hasEmoji(): boolean {
  if (process.platform !== "linux") return true;
  const { stdout } = spawnSync("fc-list", [":lang=und-zsye", "family"], { encoding: "utf8" });
  return Boolean(stdout?.trim());
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
