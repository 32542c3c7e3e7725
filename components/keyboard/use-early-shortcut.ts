import { useCallback, useEffect, useRef, useState } from "react";
import { earlyShortcut } from "@/lib/client/boot/pre-hydration";

/** Pressed with Ctrl or ⌘. */
const EARLY = ["KeyF", "KeyK"];

/** For the element whose keys these are: they count from when it is drawn by the server. */
export const earlyShortcutAttributes = { "data-early-keys": EARLY.join(" ") };

/**
 * The one of the page's own keys that was pressed before what answers them had loaded: the browser would take it for its
 * own. Null for none; the function says that they are answered now.
 */
export function useEarlyShortcut(): [string | null, () => void] {
  const [key, setKey] = useState<string | null>(null);
  const answered = useRef(false);
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      // Told at once and not by a render, which may come after the next key.
      if (answered.current) return;
      const { ctrlKey, metaKey, altKey, shiftKey, code } = event;
      if (!(ctrlKey || metaKey) || altKey || shiftKey || !EARLY.includes(code)) return;
      event.preventDefault();
      setKey(code);
    };
    document.addEventListener("keydown", listen);
    setKey((heard) => heard ?? earlyShortcut());
    return () => document.removeEventListener("keydown", listen);
  }, []);
  const onAnswered = useCallback(() => {
    answered.current = true;
  }, []);
  return [key, onAnswered];
}
