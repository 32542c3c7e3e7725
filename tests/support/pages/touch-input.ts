import type { CDPSession, Page } from "@playwright/test";

/** A point on the screen, px. */
export interface TouchPoint {
  x: number;
  y: number;
}

const STEPS = 6;

/** Creates touch input that reaches the browser like hardware input. */
export async function createTouchInput(page: Page) {
  const cdp: CDPSession = await page.context().newCDPSession(page);
  let lying: TouchPoint[] = [];
  const tell = async (type: "touchStart" | "touchMove" | "touchEnd", places: TouchPoint[]) => {
    lying = places;
    const touchPoints = places.map(({ x, y }, id) => ({ x, y, id }));
    await cdp.send("Input.dispatchTouchEvent", { type, touchPoints });
  };
  /** Moves the touching fingers to these points in steps, as a hand does. */
  const glide = async (to: TouchPoint[]) => {
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
  const move = async (from: TouchPoint[], to: TouchPoint[]) => {
    // Fingers touch down one after the other, as on real screens.
    for (let count = 1; count <= from.length; count += 1) await tell("touchStart", from.slice(0, count));
    await glide(to);
    await up();
  };
  return {
    down: (at: TouchPoint) => tell("touchStart", [at]),
    slide: (to: TouchPoint) => glide([to]),
    up,
    move,
    drag: (from: TouchPoint, to: TouchPoint) => move([from], [to]),
  };
}
