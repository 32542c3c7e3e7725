import { spawnSync } from "node:child_process";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import sharp from "sharp";

/** Where the browser tests keep the screens of each run. */
const TAKEN = "test-results/screens";
const SHOWN = "docs/screens";
/** The ones that the README shows. */
const CHOSEN = ["room-light", "room-dark", "details", "room-tablet", "room-phone", "new-conversation"];

/** Takes the named screens anew, by the browser test that does, and makes the README's of them; needs a build. */
async function main(): Promise<void> {
  if (!hasEmoji()) throw new Error("No font here has emoji; on Debian fonts-noto-color-emoji does.");
  const { status } = spawnSync("node_modules/.bin/playwright", ["test", "tests/e2e/screenshots.spec.ts"], {
    stdio: "inherit",
  });
  if (status !== 0) throw new Error("The screens were not taken.");
  mkdirSync(SHOWN, { recursive: true });
  for (const name of CHOSEN) {
    const { size } = await sharp(join(TAKEN, `${name}.png`))
      .webp({ quality: 85, effort: 6, smartSubsample: true })
      .toFile(join(SHOWN, `${name}.webp`));
    process.stdout.write(`${SHOWN}/${name}.webp: ${Math.round(size / 1024)} KiB\n`);
  }
}

/** Only Linux comes without them. */
function hasEmoji(): boolean {
  if (process.platform !== "linux") return true;
  const { stdout } = spawnSync("fc-list", [":lang=und-zsye", "family"], { encoding: "utf8" });
  return Boolean(stdout?.trim());
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
