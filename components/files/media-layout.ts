/** px, at the usual size of text. */
interface Box {
  width: number;
  height: number;
}

const SIDE = 320;
const HIGHEST = 400;
const LEAST = 200;

/**
 * The box that pictures take in a message, known before any of them has come. One keeps its shape as far as the box
 * goes; several stand in rows of two, an odd first one across.
 */
export function mediaBox(media: readonly { width?: number; height?: number }[]): Box {
  const [only] = media;
  if (media.length > 1) return { width: SIDE, height: (SIDE / 2) * Math.ceil(media.length / 2) };
  const { width = SIDE, height = SIDE } = only ?? {};
  const scale = Math.min(1, SIDE / width, HIGHEST / height);
  return {
    width: Math.round(Math.min(SIDE, Math.max(LEAST, width * scale))),
    height: Math.round(Math.min(HIGHEST, Math.max(LEAST / 2, height * scale))),
  };
}
