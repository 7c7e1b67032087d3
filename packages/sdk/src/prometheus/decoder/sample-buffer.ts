const FIRST_CAPACITY = 1_024;
/** 64 KB. In Chromium, to allocate an array costs as much as to decode 50 samples. */
const SLAB_CAPACITY = 8_192;
/** Longer series get an array of their own: of a slab they would leave too much unused. */
const LONG = SLAB_CAPACITY / 4;

/** Samples of the series that is being read. Short series share slabs: their values are views of one. */
export class SampleBuffer {
  times = new Float64Array(FIRST_CAPACITY);
  /** The series' values are those from `start` on. */
  values = new Float64Array(FIRST_CAPACITY);
  start = 0;
  length = 0;
  /** The times of the series before. */
  #lastTimes = new Float64Array(0);

  /** Makes place for one more sample. */
  grow(): void {
    const { length, start, times, values } = this;
    if (length === times.length) this.times = copied(times, 0, length, length * 2);
    if (start + length < values.length) return;
    this.values = copied(values, start, length, Math.max(SLAB_CAPACITY, length * 2));
    this.start = 0;
  }

  push(time: number, value: number): void {
    if (this.isFull) this.grow();
    this.times[this.length] = time;
    this.values[this.start + this.length] = value;
    this.length++;
  }

  get isFull(): boolean {
    return this.length === this.times.length || this.start + this.length === this.values.length;
  }

  /** The samples, and an empty buffer. Series with the same times share one array of them. */
  flush(): { times: Float64Array; values: Float64Array } {
    const { length, start, values } = this;
    if (!this.#hasLastTimes()) this.#lastTimes = this.times.slice(0, length);
    this.length = 0;
    const end = start + length;
    if (length > LONG) return { times: this.#lastTimes, values: values.slice(start, end) };
    this.start = end;
    return { times: this.#lastTimes, values: values.subarray(start, end) };
  }

  #hasLastTimes(): boolean {
    const { times, length } = this;
    const last = this.#lastTimes;
    if (last.length !== length) return false;
    for (let i = 0; i < length; i++) if (last[i] !== times[i]) return false;
    return true;
  }
}

function copied(
  array: Float64Array,
  start: number,
  length: number,
  capacity: number,
): Float64Array<ArrayBuffer> {
  const larger = new Float64Array(capacity);
  larger.set(array.subarray(start, start + length));
  return larger;
}
