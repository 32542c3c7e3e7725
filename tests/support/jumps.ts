import type { Page } from "@playwright/test";

export interface Jumps {
  /** Those since the last call, as texts that name the message and how far it has moved, px. */
  take(): Promise<string[]>;
  /** From here on what stands on the screen counts, and not what stood there before. */
  forget(): Promise<void>;
}

type Watched = Window & { jumps: { take(): string[]; forget(): void } };

/** Looks at every frame where each message stands, so that one that moves by itself is found. */
export async function watchJumps(page: Page): Promise<Jumps> {
  await page.getByRole("log").evaluate((log) => {
    const seen = new Map<string, number>();
    const found: string[] = [];
    const look = () => {
      const frame = log.getBoundingClientRect();
      for (const one of log.querySelectorAll<HTMLElement>("article[data-line]")) {
        const box = one.getBoundingClientRect();
        const isOnScreen = box.bottom > frame.top && box.top < frame.bottom;
        const key = one.dataset.line as string;
        const before = seen.get(key);
        if (isOnScreen && before !== undefined) {
          const moved = Math.round(box.top - before);
          if (moved !== 0) found.push(`${one.textContent?.slice(0, 12)} ${moved}`);
        }
        if (isOnScreen) seen.set(key, box.top);
        else seen.delete(key);
      }
      requestAnimationFrame(look);
    };
    look();
    const forget = () => {
      seen.clear();
      found.length = 0;
    };
    Object.assign(window, { jumps: { take: () => found.splice(0), forget } });
  });
  return {
    take: () => page.evaluate(() => (window as unknown as Watched).jumps.take()),
    forget: () => page.evaluate(() => (window as unknown as Watched).jumps.forget()),
  };
}
