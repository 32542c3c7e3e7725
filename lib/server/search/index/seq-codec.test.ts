import { expect, test } from "vitest";
import { decodeSeqs, encodeSeqs } from "./seq-codec";

test("decoding returns the encoded seqs, near and far ones, in few bytes", () => {
  for (const seqs of [[1], [3, 2, 1], [20_000, 19_872, 19_744, 3], [2 ** 52, 2 ** 40, 129, 1]]) {
    expect(decodeSeqs(seqs[0] ?? 0, encodeSeqs(seqs))).toEqual(seqs);
  }
  const everyThird = Array.from({ length: 256 }, (_, index) => 90_000 - 3 * index);
  expect(encodeSeqs(everyThird)).toHaveLength(255);
});
