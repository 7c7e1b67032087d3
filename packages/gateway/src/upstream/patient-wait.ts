/**
 * Waits for one promise at a time and can be told to stop waiting. `Promise.race` against one long-lived promise would
 * keep every result of every race for as long as that promise lives.
 */
export class PatientWait {
  #stop: ((reason: unknown) => void) | undefined;
  #reason: { readonly value: unknown } | undefined;

  /** @throws what `stop` was given, also where the promise never settles */
  wait<T>(promise: Promise<T>): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      if (this.#reason !== undefined) {
        promise.catch(() => undefined);
        return reject(this.#reason.value);
      }
      this.#stop = reject;
      promise.then(
        (value) => {
          this.#stop = undefined;
          resolve(value);
        },
        (error: unknown) => {
          this.#stop = undefined;
          reject(error);
        },
      );
    });
  }

  /** The wait under way, and every later one, fails with this reason. */
  stop(reason: unknown): void {
    this.#reason ??= { value: reason };
    this.#stop?.(this.#reason.value);
    this.#stop = undefined;
  }
}
