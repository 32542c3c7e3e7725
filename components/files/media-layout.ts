/** px, at the default text size. */
interface Box {
  width: number;
  height: number;
}

const MAX_WIDTH_PX = 320;
const MAX_HEIGHT_PX = 400;
const MIN_WIDTH_PX = 200;

/**
 * Returns the size of the box for a message's media, before any of it loads. A single image keeps its aspect ratio
 * within the limits. Several are laid out in rows of two; with an odd count the first one spans its row.
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
