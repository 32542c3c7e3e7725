import { type RefCallback, useCallback } from "react";
import { useLocale } from "use-intl";
import { useSsrContext } from "./ssr-context";
import { useUserTimeZone } from "./use-user-time-zone";

interface Told {
  text: string;
  /** For the element that holds nothing but the text; it needs `suppressHydrationWarning`. */
  ref: RefCallback<HTMLElement>;
}

/** What the server told, found where the browser took the page over. */
const told = new Map<string, string>();

/**
 * A text that tells a time or a number. `what` names it and all that it depends on besides language and zone. While the page is as the
 * server drew it the browser leaves what stands there, and says the same afterwards as long as it depends on the same: to
 * make the first formatter takes it longer than to take over all else.
 */
export function useServerFormattedText(what: string, tell: () => string): Told {
  const said = `${useLocale()} ${useUserTimeZone()} ${what}`;
  const left = useSsrContext() !== null && typeof window !== "undefined";
  const ref = useCallback(
    (element: HTMLElement | null) => {
      if (left && element?.textContent) told.set(said, element.textContent);
    },
    [left, said],
  );
  return { text: left ? "" : (told.get(said) ?? tell()), ref };
}
