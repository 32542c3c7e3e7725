import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type BrowserContext, chromium } from "@playwright/test";
import { findFreePort } from "@/lib/server/db/embedded/wait-until-ready";
import { findChromium } from "@/tools/find-program";

export interface MeasuredBrowser {
  context: BrowserContext;
  /** Port of the debugging protocol, for programs other than Playwright. */
  port: number;
  close(): Promise<void>;
}

/** Opens a browser with a fresh profile. */
export async function openBrowser(baseURL: string): Promise<MeasuredBrowser> {
  const profile = await mkdtemp(join(tmpdir(), "parley-profile-"));
  const port = await findFreePort();
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: findChromium() ?? undefined,
    baseURL,
    viewport: { width: 1440, height: 900 },
    args: [
      `--remote-debugging-port=${port}`,
      ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
      "--disable-background-networking",
      "--no-first-run",
    ],
  });
  // Functions sent into a page are compiled and call this helper of the compiler.
  await context.addInitScript("globalThis.__name ??= (named) => named;");
  const close = async () => {
    await context.close();
    await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  };
  return { context, port, close };
}
