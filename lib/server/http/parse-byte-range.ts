import type { ByteRange } from "../storage/file-storage";

/**
 * What a Range header asks for of `size` bytes (RFC 9110, 14): null for all of them, which is also the answer to what is
 * not understood or asks for several ranges; `unsatisfiable` for what lies behind the end.
 */
export function parseByteRange(header: string | null, size: number): ByteRange | "unsatisfiable" | null {
  const [, first, last] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header?.trim() ?? "") ?? [];
  if (first === undefined || last === undefined || (first === "" && last === "")) return null;
  if (first === "") {
    const wanted = Math.min(Number(last), size);
    return wanted === 0 ? "unsatisfiable" : { start: size - wanted, end: size - 1 };
  }
  const start = Number(first);
  if (last !== "" && Number(last) < start) return null;
  if (start >= size) return "unsatisfiable";
  return { start, end: last === "" ? size - 1 : Math.min(Number(last), size - 1) };
}
