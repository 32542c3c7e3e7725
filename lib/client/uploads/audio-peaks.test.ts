import { expect, test } from "vitest";
import { downsamplePeaks } from "./audio-peaks";

test("each bar is as high as the loudest sample of its part, relative to the loudest of all", () => {
  expect(downsamplePeaks(Float32Array.from([0.1, -0.2, 0.4, 0, 0, 0.8]), 3)).toEqual(
    [0.25, 0.5, 1].map(Math.fround).map((bar) => expect.closeTo(bar, 5)),
  );
});

test("silence stays flat and is not scaled up to noise", () => {
  const bars = downsamplePeaks(Float32Array.from([0.001, 0.002]), 2);
  expect(Math.max(...bars)).toBeLessThan(0.1);
});

test("fewer samples than bars leave some of them empty", () => {
  expect(downsamplePeaks(Float32Array.from([1]), 4)).toHaveLength(4);
});
