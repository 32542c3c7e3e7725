/** Without a connection a part of the page may not come; it is asked for again so often. */
const AGAIN_MS = 2_000;

/** What is loaded, whenever that succeeds. */
export async function retryUntilLoaded<T>(load: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await load();
    } catch {
      await new Promise((resolve) => setTimeout(resolve, AGAIN_MS));
    }
  }
}
