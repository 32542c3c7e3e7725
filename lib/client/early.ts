/** What was done to the page before its scripts were here, as the script in its head has noted it. */
interface Early {
  touched: boolean;
  /** The button that was pressed last. Nobody has answered it. */
  pressed: HTMLButtonElement | null;
  /** The `code` of the page's own key that was pressed last, with Ctrl or ⌘. */
  key: string | null;
  stop: () => void;
}

declare global {
  interface Window {
    early?: Early;
  }
}

/** Whether somebody had laid a hand on the page by the time its scripts were here. */
export const touchedEarly = (): boolean => window.early?.touched ?? false;

/** The page's own key that was pressed by the time its scripts were here; null for none. */
export const keyPressedEarly = (): string | null => window.early?.key ?? null;

/** From now on the page answers by itself. A button that was pressed before, and is still there, is pressed now. */
export function takeOver(): void {
  const { early } = window;
  if (!early) return;
  early.stop();
  if (early.pressed?.isConnected) early.pressed.click();
  early.pressed = null;
  early.key = null;
}
