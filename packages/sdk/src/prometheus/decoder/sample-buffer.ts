const FIRST_CAPACITY = 1_024;

/** Samples of the series that is being read. Its arrays grow and are used again for the next series. */
export class SampleBuffer {
  times = new Float64Array(FIRST_CAPACITY);
  values = new Float64Array(FIRST_CAPACITY);
  length = 0;
  /** The times of the series before. */
  #lastTimes = new Float64Array(0);

  grow(): void {
    this.times = doubled(this.times);
    this.values = doubled(this.values);
  }

  push(time: number, value: number): void {
    if (this.length === this.times.length) this.grow();
    this.times[this.length] = time;
    this.values[this.length] = value;
    this.length++;
  }

  /** The samples in arrays of their own, and an empty buffer. Series with the same times share one array of them. */
  flush(): { times: Float64Array; values: Float64Array } {
    const { length } = this;
    if (!this.#hasLastTimes()) this.#lastTimes = this.times.slice(0, length);
    this.length = 0;
    return { times: this.#lastTimes, values: this.values.slice(0, length) };
  }

  #hasLastTimes(): boolean {
    const { times, length } = this;
    const last = this.#lastTimes;
    if (last.length !== length) return false;
    for (let i = 0; i < length; i++) if (last[i] !== times[i]) return false;
    return true;
  }
}

function doubled(array: Float64Array<ArrayBuffer>): Float64Array<ArrayBuffer> {
  const larger = new Float64Array(array.length * 2);
  larger.set(array);
  return larger;
}
