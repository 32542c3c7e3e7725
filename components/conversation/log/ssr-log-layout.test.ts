import { expect, test } from "vitest";
import type { Message } from "@/lib/contract/messages";
import { estimateItemHeight } from "./estimate-item-height";
import { PADDING_BOTTOM_PX, PADDING_TOP_PX } from "./log-padding";
import type { ScrollTarget } from "./scroll-target";
import { ssrLogLayout } from "./ssr-log-layout";
import type { TimelineItem } from "./timeline";

const ITEMS: TimelineItem[] = Array.from({ length: 100 }, (_, index) => ({
  kind: "message",
  key: `${index}`,
  at: "2026-03-02T10:00:00.000Z",
  seq: index + 1,
  message: { content: "word", attachments: [] } as unknown as Message,
  firstInRun: false,
  lastInRun: false,
}));
const ITEM_PX = estimateItemHeight(ITEMS[0]);
const unread = (seq: number): ScrollTarget => ({ kind: "unread", seq });

test("the end is laid out from the end, with padding for everything above", () => {
  const layout = ssrLogLayout({ kind: "end" }, ITEMS, 64, "desk");
  expect(layout).toMatchObject({ to: 100, bottomAnchored: true, paddingBottom: PADDING_BOTTOM_PX });
  expect((100 - layout.from) * ITEM_PX).toBeGreaterThanOrEqual(1_000);
  expect(layout.paddingTop).toBe(64 + layout.from * ITEM_PX);
  const onPhone = ssrLogLayout({ kind: "end" }, ITEMS, 64, "phone");
  expect(onPhone.from).toBeGreaterThan(layout.from);
});

test("unread messages are laid out from the first, with padding for everything below", () => {
  const layout = ssrLogLayout(unread(41), ITEMS, 208, "desk");
  expect(layout).toMatchObject({ from: 40, paddingTop: PADDING_TOP_PX.older, bottomAnchored: false });
  expect(layout.paddingBottom).toBe((100 - layout.to) * ITEM_PX + PADDING_BOTTOM_PX);
  expect(ssrLogLayout(unread(1), ITEMS, 208, "desk").paddingTop).toBe(208);
});

test("a few unread messages leave room for those before them", () => {
  const layout = ssrLogLayout(unread(98), ITEMS, 64, "desk");
  expect(layout).toEqual(ssrLogLayout({ kind: "end" }, ITEMS, 64, "desk"));
});

test("a log of few or no items is laid out as a whole", () => {
  expect(ssrLogLayout({ kind: "end" }, ITEMS.slice(0, 3), 208, "desk")).toMatchObject({
    from: 0,
    to: 3,
    paddingTop: 208,
  });
  expect(ssrLogLayout({ kind: "end" }, [], 208, "desk")).toMatchObject({ from: 0, to: 0, paddingTop: 208 });
});
