import { useMemo } from "react";
import { thumbHashToDataURL } from "thumbhash";

/** A blur of a picture that has not come yet, out of the few bytes that came with its message. */
export function useThumbhashPlaceholder(thumbhash: string | undefined): string | undefined {
  return useMemo(() => {
    if (!thumbhash) return undefined;
    try {
      const url = thumbHashToDataURL(
        Uint8Array.from(atob(thumbhash), (character) => character.charCodeAt(0)),
      );
      return `url(${url})`;
    } catch {
      // Nothing that our server makes: the picture's ground stays plain.
      return undefined;
    }
  }, [thumbhash]);
}
