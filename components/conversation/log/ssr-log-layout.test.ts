import { expect, test } from "vitest";
import type { Message } from "@/lib/contract/messages";
import { estimateHeight } from "./estimate-item-height";
import { HEAD_PX, TAIL_PX } from "./log-padding";
import type { Goal } from "./scroll-target";
import { drawnLog } from "./ssr-log-layout";
import type { Line } from "./timeline";

const LINES: Line[] = Array.from({ length: 100 }, (_, index) => ({
  kind: "said",
  key: `${index}`,
  at: "2026-03-02T10:00:00.000Z",
  seq: index + 1,
  message: { content: "word", attachments: [] } as unknown as Message,
  first: false,
  last: false,
}));
const LINE_PX = estimateHeight(LINES[0]);
const unread = (seq: number): Goal => ({ kind: "unread", seq });

test("the end is drawn from the end, with the space of all that is above it", () => {
  const drawn = drawnLog({ kind: "end" }, LINES, 64, "desk");
  expect(drawn).toMatchObject({ to: 100, fromEnd: true, below: TAIL_PX });
  expect((100 - drawn.from) * LINE_PX).toBeGreaterThanOrEqual(1_000);
  expect(drawn.above).toBe(64 + drawn.from * LINE_PX);
  const onPhone = drawnLog({ kind: "end" }, LINES, 64, "phone");
  expect(onPhone.from).toBeGreaterThan(drawn.from);
});

test("what is unread is drawn from its beginning, with the space of all that is below it", () => {
  const drawn = drawnLog(unread(41), LINES, 208, "desk");
  expect(drawn).toMatchObject({ from: 40, above: HEAD_PX.older, fromEnd: false });
  expect(drawn.below).toBe((100 - drawn.to) * LINE_PX + TAIL_PX);
  expect(drawnLog(unread(1), LINES, 208, "desk").above).toBe(208);
});

test("a few unread messages leave room for those before them", () => {
  const drawn = drawnLog(unread(98), LINES, 64, "desk");
  expect(drawn).toEqual(drawnLog({ kind: "end" }, LINES, 64, "desk"));
});

test("few or no lines at all are drawn whole", () => {
  expect(drawnLog({ kind: "end" }, LINES.slice(0, 3), 208, "desk")).toMatchObject({
    from: 0,
    to: 3,
    above: 208,
  });
  expect(drawnLog({ kind: "end" }, [], 208, "desk")).toMatchObject({ from: 0, to: 0, above: 208 });
});
