/** The position at which each element failed, s, until it plays again. */
const failedAt = new WeakMap<HTMLMediaElement, number>();

/**
 * Reloads media that failed midway and resumes at the same position. The server redirects to a storage URL that is valid
 * for some seconds only, but browsers request later ranges from that URL.
 *
 * @returns false if it failed at the start or twice at the same position: then it cannot be played.
 */
export function reloadMedia(media: HTMLMediaElement): boolean {
  const { currentTime: at, paused, playbackRate } = media;
  if (at === 0 || failedAt.get(media) === at) return false;
  failedAt.set(media, at);
  const resume = () => {
    media.currentTime = at;
    media.playbackRate = playbackRate;
    // If it cannot be played, the element's next error event says so.
    if (!paused) media.play().catch(() => undefined);
    media.addEventListener("canplay", () => failedAt.delete(media), { once: true });
  };
  media.addEventListener("loadedmetadata", resume, { once: true });
  media.load();
  return true;
}

/**
 * Reloads stalled media. Chromium waits forever on an expired URL. On a slow connection this costs one extra request.
 */
export function reloadStalledMedia(media: HTMLMediaElement): void {
  if (media.readyState < media.HAVE_FUTURE_DATA) reloadMedia(media);
}
