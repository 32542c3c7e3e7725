import type { Page } from "@playwright/test";

export interface MessageShifts {
  /** Returns the shifts since the last call, as texts with the message and the distance, px. */
  take(): Promise<string[]>;
  /** Compares with the current positions from now on. */
  reset(): Promise<void>;
}

type Watched = Window & { jumps: { take(): string[]; forget(): void } };

/**
 * Records each message's position in every frame, to find those that move by themselves. An IntersectionObserver gives the
 * painted position: a script sees a frame before new items are measured.
 */
export async function watchMessageShifts(page: Page): Promise<MessageShifts> {
  await page.getByRole("log").evaluate((log) => {
    let seen = new Map<string, number>();
    const found: string[] = [];
    let since = 0;
    const look = () => {
      const begun = since;
      const observer = new IntersectionObserver(
        (entries) => {
          observer.disconnect();
          if (begun !== since) return;
          const before = seen;
          seen = new Map();
          for (const { target, isIntersecting, boundingClientRect } of entries) {
            if (!isIntersecting) continue;
            const key = (target as HTMLElement).dataset.line as string;
            const moved = Math.round(boundingClientRect.top - (before.get(key) ?? boundingClientRect.top));
            if (moved !== 0) found.push(`${target.textContent?.slice(0, 12)} ${moved}`);
            seen.set(key, boundingClientRect.top);
          }
        },
        { root: log },
      );
      for (const one of log.querySelectorAll("article[data-line]")) observer.observe(one);
      requestAnimationFrame(look);
    };
    look();
    const forget = () => {
      since += 1;
      seen.clear();
      found.length = 0;
    };
    Object.assign(window, { jumps: { take: () => found.splice(0), forget } });
  });
  return {
    take: () => page.evaluate(() => (window as unknown as Watched).jumps.take()),
    reset: () => page.evaluate(() => (window as unknown as Watched).jumps.forget()),
  };
}
