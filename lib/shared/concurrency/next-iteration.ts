/** Resolves in the next iteration of the event loop. Browsers have no `setImmediate` and take a timer. */
export const nextIteration = (): Promise<void> =>
  new Promise((resolve) => {
    if (typeof setImmediate === "function") setImmediate(resolve);
    else setTimeout(resolve);
  });
