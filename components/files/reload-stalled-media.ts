/** Where each could not go on, until it can again. */
const failedAt = new WeakMap<HTMLMediaElement, number>();

/**
 * Loads a sound or a film once more that has failed in the middle, and goes on from there. The store honours the
 * address that the server led to for some seconds only, and browsers ask for later parts at that address.
 *
 * @returns false where it has failed at the beginning, or here before: then it cannot be played.
 */
export function reloadMedia(media: HTMLMediaElement): boolean {
  const { currentTime: at, paused, playbackRate } = media;
  if (at === 0 || failedAt.get(media) === at) return false;
  failedAt.set(media, at);
  const resume = () => {
    media.currentTime = at;
    media.playbackRate = playbackRate;
    // That it cannot be played is heard as the element's next error.
    if (!paused) media.play().catch(() => undefined);
    media.addEventListener("canplay", () => failedAt.delete(media), { once: true });
  };
  media.addEventListener("loadedmetadata", resume, { once: true });
  media.load();
  return true;
}

/** What Chromium does with an address that has lapsed is to wait for ever. On a slow line it costs one question more. */
export function reloadStalledMedia(media: HTMLMediaElement): void {
  if (media.readyState < media.HAVE_FUTURE_DATA) reloadMedia(media);
}
