import { useMemo } from "react";
import { thumbHashToDataURL } from "thumbhash";

/** Returns a CSS image of the blurred placeholder that a thumbhash encodes, undefined for none. */
export function useThumbhashPlaceholder(thumbhash: string | undefined): string | undefined {
  return useMemo(() => {
    if (!thumbhash) return undefined;
    try {
      const url = thumbHashToDataURL(
        Uint8Array.from(atob(thumbhash), (character) => character.charCodeAt(0)),
      );
      return `url(${url})`;
    } catch {
      // Not a thumbhash of this server: the background stays plain.
      return undefined;
    }
  }, [thumbhash]);
}
