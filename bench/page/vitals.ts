import type { Page } from "@playwright/test";

export interface WebVitals {
  /** Largest contentful paint, ms after the navigation began. */
  lcp: number;
  /** Cumulative layout shift without shifts after input. */
  cls: number;
}

interface Shift extends PerformanceEntry {
  value: number;
  hadRecentInput: boolean;
}

/** Reads the web vitals of the shown page. */
export function readWebVitals(page: Page): Promise<WebVitals> {
  return page.evaluate(async () => {
    const entries = (type: string) =>
      new Promise<PerformanceEntry[]>((resolve) => {
        const found: PerformanceEntry[] = [];
        new PerformanceObserver((list) => found.push(...list.getEntries())).observe({ type, buffered: true });
        setTimeout(() => resolve(found), 200);
      });
    const [paints, shifts] = await Promise.all([
      entries("largest-contentful-paint"),
      entries("layout-shift"),
    ]);
    return {
      lcp: paints.at(-1)?.startTime ?? Number.POSITIVE_INFINITY,
      cls: (shifts as Shift[]).reduce((sum, one) => sum + (one.hadRecentInput ? 0 : one.value), 0),
    };
  });
}

interface Interaction extends PerformanceEntry {
  interactionId: number;
}

/** Starts to record how long each interaction takes to the next paint. */
export async function observeInteractions(page: Page): Promise<() => Promise<number>> {
  await showFrames(page);
  await page.evaluate(() => {
    const longest = new Map<number, number>();
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as Interaction[]) {
        if (entry.interactionId === 0) continue;
        longest.set(entry.interactionId, Math.max(longest.get(entry.interactionId) ?? 0, entry.duration));
      }
    }).observe({ type: "event", durationThreshold: 16 } as PerformanceObserverInit);
    Object.assign(window, { interactions: () => [...longest.values()] });
  });
  /** The slowest interaction, ms: the INP of fewer than 50. Durations under 16 ms are not reported and count as 16. */
  return async () => {
    await page.waitForTimeout(300);
    const durations = await page.evaluate(() =>
      (window as unknown as { interactions: () => number[] }).interactions(),
    );
    return Math.max(16, ...durations);
  };
}

/** Without a display, Chromium reports a paint only after some later input requests one. */
async function showFrames(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  session.on("Page.screencastFrame", ({ sessionId }) => {
    // The page may close before the last frame.
    session.send("Page.screencastFrameAck", { sessionId }).catch(() => undefined);
  });
  await session.send("Page.startScreencast", { format: "jpeg", quality: 1, maxWidth: 64, maxHeight: 64 });
}
