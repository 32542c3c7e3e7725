import { expect, test } from "vitest";
import type { Message } from "@/lib/contract/messages";
import { estimateItemHeight } from "./estimate-item-height";
import { PADDING_BOTTOM_PX, PADDING_TOP_PX } from "./log-padding";
import type { ScrollTarget } from "./scroll-target";
import { ssrLogLayout } from "./ssr-log-layout";
import type { TimelineItem } from "./timeline";

const LINES: TimelineItem[] = Array.from({ length: 100 }, (_, index) => ({
  kind: "said",
  key: `${index}`,
  at: "2026-03-02T10:00:00.000Z",
  seq: index + 1,
  message: { content: "word", attachments: [] } as unknown as Message,
  firstInRun: false,
  lastInRun: false,
}));
const LINE_PX = estimateItemHeight(LINES[0]);
const unread = (seq: number): ScrollTarget => ({ kind: "unread", seq });

test("the end is drawn from the end, with the space of all that is above it", () => {
  const drawn = ssrLogLayout({ kind: "end" }, LINES, 64, "desk");
  expect(drawn).toMatchObject({ to: 100, bottomAnchored: true, paddingBottom: PADDING_BOTTOM_PX });
  expect((100 - drawn.from) * LINE_PX).toBeGreaterThanOrEqual(1_000);
  expect(drawn.paddingTop).toBe(64 + drawn.from * LINE_PX);
  const onPhone = ssrLogLayout({ kind: "end" }, LINES, 64, "phone");
  expect(onPhone.from).toBeGreaterThan(drawn.from);
});

test("what is unread is drawn from its beginning, with the space of all that is below it", () => {
  const drawn = ssrLogLayout(unread(41), LINES, 208, "desk");
  expect(drawn).toMatchObject({ from: 40, paddingTop: PADDING_TOP_PX.older, bottomAnchored: false });
  expect(drawn.paddingBottom).toBe((100 - drawn.to) * LINE_PX + PADDING_BOTTOM_PX);
  expect(ssrLogLayout(unread(1), LINES, 208, "desk").paddingTop).toBe(208);
});

test("a few unread messages leave room for those before them", () => {
  const drawn = ssrLogLayout(unread(98), LINES, 64, "desk");
  expect(drawn).toEqual(ssrLogLayout({ kind: "end" }, LINES, 64, "desk"));
});

test("few or no lines at all are drawn whole", () => {
  expect(ssrLogLayout({ kind: "end" }, LINES.slice(0, 3), 208, "desk")).toMatchObject({
    from: 0,
    to: 3,
    paddingTop: 208,
  });
  expect(ssrLogLayout({ kind: "end" }, [], 208, "desk")).toMatchObject({ from: 0, to: 0, paddingTop: 208 });
});
