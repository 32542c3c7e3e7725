/** Runs tasks one after another, in the order of the calls. A failed task rejects its own promise only. */
export class SerialQueue {
  private tail: Promise<unknown> = Promise.resolve();

  run<T>(task: () => Promise<T>): Promise<T> {
    const result = this.tail.then(task);
    // The caller handles the error; the next task starts all the same.
    this.tail = result.catch(() => undefined);
    return result;
  }
}
