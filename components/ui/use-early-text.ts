import { type RefObject, useEffect, useEffectEvent, useLayoutEffect, useRef } from "react";
import { forgetFilled } from "@/lib/client/early";

type Field = HTMLInputElement | HTMLTextAreaElement;

/**
 * Hands on what was typed into a field that the server drew, before there was any script to hear of it. `drawn` is the
 * text that it was drawn with.
 */
export function useEarlyText(
  field: RefObject<Field | null>,
  drawn: string,
  onText: (typed: string) => void,
): void {
  const early = useRef<string | null>(null);
  const note = useEffectEvent(() => {
    if (early.current !== null) return;
    const found = field.current?.value ?? "";
    forgetFilled(field.current);
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
