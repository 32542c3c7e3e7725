import { type RefObject, useEffect, useState } from "react";
import { reloadMedia, reloadStalledMedia } from "./reload-stalled-media";

/** The element that is playing. Only one on the page plays at a time. */
let playingElement: HTMLAudioElement | null = null;

interface AudioPlayback {
  playing: boolean;
  positionMs: number;
  failed: boolean;
  rate: number;
  toggle: () => void;
  /** Seeks to a position, ms. */
  seek: (ms: number) => void;
  setRate: (rate: number) => void;
}

/** Returns the state and the controls of an audio element. */
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
      // If it cannot be played, the element's error event says so. Pausing at once also rejects, and is no error.
      if (audio.paused) audio.play().catch(() => undefined);
      else audio.pause();
    },
    seek(ms) {
      if (!element.current) return;
      element.current.currentTime = ms / 1_000;
      // Set at once: otherwise the slider would jump back until the audio has loaded.
      setState((now) => ({ ...now, positionMs: ms }));
    },
    setRate(next) {
      setRate(next);
      if (element.current) element.current.playbackRate = next;
    },
  };
}
