import { type RefObject, useEffect, useState } from "react";
import { reloadMedia, reloadStalledMedia } from "./reload-stalled-media";

/** Only one sound of the page plays at a time. */
let playingElement: HTMLAudioElement | null = null;

interface AudioPlayback {
  playing: boolean;
  /** ms. */
  positionMs: number;
  failed: boolean;
  rate: number;
  toggle: () => void;
  /** To a place, ms. */
  seek: (ms: number) => void;
  setRate: (rate: number) => void;
}

/** What an audio element does and where it is. */
export function useAudioPlayback(element: RefObject<HTMLAudioElement | null>): AudioPlayback {
  const [state, setState] = useState({ playing: false, positionMs: 0, failed: false });
  const [rate, setRate] = useState(1);

  useEffect(() => {
    const audio = element.current;
    if (!audio) return;
    const syncState = () =>
      setState({
        playing: !audio.paused,
        positionMs: audio.currentTime * 1_000,
        failed: audio.error !== null,
      });
    const onPlay = () => {
      if (playingElement !== audio) playingElement?.pause();
      playingElement = audio;
      syncState();
    };
    const onError = () => {
      if (!reloadMedia(audio)) syncState();
    };
    const onEnd = () => {
      audio.currentTime = 0;
      syncState();
    };
    const listeners: [string, () => void][] = [
      ["play", onPlay],
      ["pause", syncState],
      ["timeupdate", syncState],
      ["seeked", syncState],
      ["error", onError],
      ["stalled", () => reloadStalledMedia(audio)],
      ["ended", onEnd],
    ];
    for (const [name, listener] of listeners) audio.addEventListener(name, listener);
    return () => {
      for (const [name, listener] of listeners) audio.removeEventListener(name, listener);
      if (playingElement === audio) playingElement = null;
    };
  }, [element]);

  return {
    ...state,
    rate,
    toggle() {
      const audio = element.current;
      if (!audio) return;
      audio.playbackRate = rate;
      // That it cannot be played is heard as the element's error; that it was stopped at once is none.
      if (audio.paused) audio.play().catch(() => undefined);
      else audio.pause();
    },
    seek(ms) {
      if (!element.current) return;
      element.current.currentTime = ms / 1_000;
      // At once: the slider would go back to where it was until the sound has come.
      setState((now) => ({ ...now, positionMs: ms }));
    },
    setRate(next) {
      setRate(next);
      if (element.current) element.current.playbackRate = next;
    },
  };
}
