import type { CDPSession, Page } from "@playwright/test";

/** A place on the screen, px. */
export interface Finger {
  x: number;
  y: number;
}

const STEPS = 6;

/** Fingers on the screen, as the browser has them from its hardware. */
export async function fingers(page: Page) {
  const cdp: CDPSession = await page.context().newCDPSession(page);
  let lying: Finger[] = [];
  const tell = async (type: "touchStart" | "touchMove" | "touchEnd", places: Finger[]) => {
    lying = places;
    const touchPoints = places.map(({ x, y }, id) => ({ x, y, id }));
    await cdp.send("Input.dispatchTouchEvent", { type, touchPoints });
  };
  /** Those that lie there go to these places, in steps as a hand does. */
  const glide = async (to: Finger[]) => {
    const from = lying;
    for (let step = 1; step <= STEPS; step += 1)
      await tell(
        "touchMove",
        to.map((end, n) => {
          const { x, y } = from[n] ?? end;
          return { x: x + ((end.x - x) * step) / STEPS, y: y + ((end.y - y) * step) / STEPS };
        }),
      );
  };
  const up = () => tell("touchEnd", []);
  const move = async (from: Finger[], to: Finger[]) => {
    // One after the other, as they come down in truth.
    for (let count = 1; count <= from.length; count += 1) await tell("touchStart", from.slice(0, count));
    await glide(to);
    await up();
  };
  return {
    down: (at: Finger) => tell("touchStart", [at]),
    slide: (to: Finger) => glide([to]),
    up,
    move,
    drag: (from: Finger, to: Finger) => move([from], [to]),
  };
}
