interface Work<T> {
  readonly result: Promise<T>;
  readonly controller: AbortController;
  members: number;
}

export interface Membership<T> {
  /** Whether this one began the work. */
  readonly first: boolean;
  readonly value: T;
  /** Must be called when the value is no longer used: the work is aborted when its last member has left. */
  leave(): void;
}

/** Work that all who want the same do together. It goes on for as long as one of them wants it. */
export class SharedWork<T> {
  readonly #works = new Map<string, Work<T>>();

  /** Begins the work, or joins it. @throws what the work throws, or the reason of the signal */
  async join(
    key: string,
    signal: AbortSignal,
    begin: (signal: AbortSignal) => Promise<T>,
  ): Promise<Membership<T>> {
    const known = this.#works.get(key);
    const work = known ?? this.#begin(key, begin);
    work.members += 1;
    const leave = this.#leaveOnce(work, signal);
    try {
      return { first: known === undefined, value: await unlessAborted(work.result, signal), leave };
    } catch (error) {
      leave();
      throw error;
    }
  }

  /** From now on the same is begun again; those who joined go on. */
  forget(key: string): void {
    this.#works.delete(key);
  }

  #begin(key: string, begin: (signal: AbortSignal) => Promise<T>): Work<T> {
    const controller = new AbortController();
    const work: Work<T> = { result: begin(controller.signal), controller, members: 0 };
    this.#works.set(key, work);
    work.result.catch(() => {
      if (this.#works.get(key) === work) this.#works.delete(key);
    });
    controller.signal.addEventListener('abort', () => {
      if (this.#works.get(key) === work) this.#works.delete(key);
    });
    return work;
  }

  #leaveOnce(work: Work<T>, signal: AbortSignal): () => void {
    const leave = () => {
      signal.removeEventListener('abort', leave);
      work.members -= 1;
      if (work.members === 0) work.controller.abort();
      left = true;
    };
    let left = false;
    if (!signal.aborted) signal.addEventListener('abort', leave);
    return () => {
      if (!left) leave();
    };
  }
}

function unlessAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const abort = () => reject(signal.reason);
    if (signal.aborted) return abort();
    signal.addEventListener('abort', abort, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort));
  });
}
