/** Ends a piece of work, so that the browser can answer whoever types or scrolls before the next one begins. */
export const yieldToMain = () => new Promise<void>((resolve) => setTimeout(resolve));
