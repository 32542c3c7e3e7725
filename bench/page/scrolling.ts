import type { Page } from "@playwright/test";
import { percentile } from "../support/statistics";

const FRAMES = 240;
/** 5,400 px/s at 60 frames per second: a hard flick. */
const STEP_PX = 90;

export interface FrameTimes {
  /** Frame time, ms. */
  median: number;
  p95: number;
  /** Long tasks: over 50 ms. */
  longTasks: number;
}

/** Scrolls the log up by the same step per frame and measures frame times. */
export async function measureScrolling(page: Page): Promise<FrameTimes> {
  const { deltas, longTasks } = await page.getByRole("log").evaluate(
    async (log, { frames, step }) => {
      let longTasks = 0;
      const observer = new PerformanceObserver((list) => {
        longTasks += list.getEntries().length;
      });
      observer.observe({ type: "longtask" });
      const deltas: number[] = [];
      let last = await new Promise<number>(requestAnimationFrame);
      for (let frame = 0; frame < frames; frame += 1) {
        log.scrollTop -= step;
        const now = await new Promise<number>(requestAnimationFrame);
        deltas.push(now - last);
        last = now;
      }
      observer.disconnect();
      return { deltas, longTasks };
    },
    { frames: FRAMES, step: STEP_PX },
  );
  return { median: percentile(deltas, 0.5), p95: percentile(deltas, 0.95), longTasks };
}

/** Scrolls up until the history's beginning is loaded, and back to its end. */
export async function loadWholeHistory(page: Page, timeoutMs: number): Promise<void> {
  const log = page.getByRole("log");
  const beginning = page.getByText("the very beginning");
  const end = Date.now() + timeoutMs;
  while (!(await beginning.isVisible())) {
    if (Date.now() > end) throw new Error(`The history is not loaded within ${timeoutMs} ms.`);
    await log.evaluate((box) => box.scrollTo({ top: 0 }));
    await page.waitForTimeout(20);
  }
  await log.evaluate((box) => box.scrollTo({ top: box.scrollHeight }));
  await page.waitForTimeout(1_000);
}
