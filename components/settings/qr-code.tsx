import { useMemo } from "react";
import { encode } from "uqr";

/** A QR code, dark on light in both themes: cameras do not reliably read the inverse. */
export function QrCode({ text, label }: { text: string; label: string }) {
  const { size, path } = useMemo(() => qrPath(text), [text]);
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`0 0 ${size} ${size}`}
      shapeRendering="crispEdges"
      className="mx-auto block size-56 rounded-lg bg-white"
    >
      <path d={path} fill="#000" />
    </svg>
  );
}

/** Returns one SVG path with a square for each dark module, in units of one module. */
function qrPath(text: string): { size: number; path: string } {
  const { size, data } = encode(text, { ecc: "M", border: 3 });
  const squares = data.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : "")));
  return { size, path: squares.join("") };
}
