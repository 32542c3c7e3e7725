import { type RefObject, useEffect, useEffectEvent, useLayoutEffect, useRef } from "react";
import { discardEarlyInput } from "@/lib/client/boot/pre-hydration";

/**
 * Hands on what was typed into the field that the server drew, before there was any script to hear of it: on its own, since
 * a draft that is kept here comes before it. `drawn` is the text that the field was drawn with.
 */
export function usePreHydrationText(
  field: RefObject<HTMLTextAreaElement | null>,
  drawn: string,
  onText: (typed: string) => void,
): void {
  const early = useRef<string | null>(null);
  const note = useEffectEvent(() => {
    if (early.current !== null) return;
    const found = field.current?.value ?? "";
    discardEarlyInput(field.current);
    early.current = found === drawn ? "" : found;
  });
  const hand = useEffectEvent(() => {
    if (early.current) onText(early.current);
    early.current = "";
  });
  // Before what is drawn next would empty the field.
  useLayoutEffect(() => note(), []);
  useEffect(() => hand(), []);
}
