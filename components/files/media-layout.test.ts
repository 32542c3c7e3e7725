import { expect, test } from "vitest";
import { mediaBox } from "./media-layout";

test.each([
  [4_000, 3_000, 320, 240],
  [3_000, 4_000, 300, 400],
  [16, 16, 200, 100],
  [10_000, 100, 320, 100],
  [100, 10_000, 200, 400],
])("an image of %i × %i is shown at %i × %i", (width, height, boxWidth, boxHeight) => {
  expect(mediaBox([{ width, height }])).toEqual({ width: boxWidth, height: boxHeight });
});

test("several images are laid out in rows of two", () => {
  expect(mediaBox([{}, {}])).toEqual({ width: 320, height: 160 });
  expect(mediaBox([{}, {}, {}])).toEqual({ width: 320, height: 320 });
  expect(mediaBox(Array.from({ length: 10 }, () => ({})))).toEqual({ width: 320, height: 800 });
});
