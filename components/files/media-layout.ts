/** px, at the usual size of text. */
interface Box {
  width: number;
  height: number;
}

const MAX_WIDTH_PX = 320;
const MAX_HEIGHT_PX = 400;
const MIN_WIDTH_PX = 200;

/**
 * The box that pictures take in a message, known before any of them has come. One keeps its shape as far as the box
 * goes; several stand in rows of two, an odd first one across.
 */
export function mediaBox(media: readonly { width?: number; height?: number }[]): Box {
  const [only] = media;
  if (media.length > 1)
    return { width: MAX_WIDTH_PX, height: (MAX_WIDTH_PX / 2) * Math.ceil(media.length / 2) };
  const { width = MAX_WIDTH_PX, height = MAX_WIDTH_PX } = only ?? {};
  const scale = Math.min(1, MAX_WIDTH_PX / width, MAX_HEIGHT_PX / height);
  return {
    width: Math.round(Math.min(MAX_WIDTH_PX, Math.max(MIN_WIDTH_PX, width * scale))),
    height: Math.round(Math.min(MAX_HEIGHT_PX, Math.max(MIN_WIDTH_PX / 2, height * scale))),
  };
}
