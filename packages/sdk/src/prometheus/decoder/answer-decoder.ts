import type { Labels, NativeHistogram, Sample, Series } from '../data/matrix.ts';
import { Byte } from './byte.ts';
import { ByteCursor, INCOMPLETE } from './byte-cursor.ts';
import { readHistogram } from './histogram.ts';
import { readLabels } from './labels.ts';
import { readSample, readTimedText } from './read-sample.ts';
import { SampleBuffer } from './sample-buffer.ts';
import { takeSamples } from './take-samples.ts';

/** What an answer's bytes say. `resultType` is not compared with what `result` holds yet. */
export interface DecodedAnswer {
  /** The members of the outermost object but `data`. */
  readonly envelope: Readonly<Record<string, unknown>>;
  readonly resultType: string | undefined;
  readonly result: DecodedResult | undefined;
}

export type DecodedResult =
  | { readonly form: 'series'; readonly series: readonly Series[] }
  | { readonly form: 'samples'; readonly samples: readonly Sample[] }
  | { readonly form: 'text'; readonly time: number; readonly text: string }
  | { readonly form: 'empty' };

/** The container that the next member belongs to. */
type Place = 'start' | 'answer' | 'data' | 'result' | 'series' | 'values' | 'histograms' | 'end';

/** The member of `result` that is being read. */
interface OpenSeries {
  labels: Labels | undefined;
  samples: { times: Float64Array; values: Float64Array } | undefined;
  histograms: { time: number; histogram: NativeHistogram }[] | undefined;
  sample: { time: number; value: number } | undefined;
  histogram: { time: number; histogram: NativeHistogram } | undefined;
}

/**
 * Decodes an answer to `query` or `query_range` from its bytes as they come, however they are cut.
 *
 * It reads member after member, each whole: where the bytes at hand end inside one, it goes back to that member's
 * start and waits for more.
 * @throws {MalformedAnswer} from every method, where the bytes are no such answer.
 */
export class AnswerDecoder {
  readonly #cursor = new ByteCursor();
  readonly #buffer = new SampleBuffer();
  #place: Place = 'start';
  /** Whether the container was entered just now, so that no comma comes before its next member. */
  #fresh = false;
  /** No attempt is made with fewer bytes than this: a member of many chunks is not read again at each of them. */
  #needed = 0;

  /** Without a prototype, so that a key `__proto__` is a key. */
  readonly #envelope: Record<string, unknown> = Object.create(null);
  #resultType: string | undefined;
  #result: DecodedResult | undefined;
  #series: Series[] = [];
  #samples: Sample[] = [];
  #open: OpenSeries = emptySeries();

  /** Takes the next bytes; they may be changed by the caller afterwards. */
  push(chunk: Uint8Array): void {
    this.#cursor.append(chunk);
    if (this.#cursor.rest < this.#needed) return;
    this.#needed = this.#readMembers() ? 0 : this.#cursor.rest * 2;
  }

  /** Says that there are no more bytes. */
  finish(): DecodedAnswer {
    if (!this.#readMembers()) {
      throw this.#cursor.malformed('The answer is cut off', this.#cursor.end);
    }
    return { envelope: this.#envelope, resultType: this.#resultType, result: this.#result };
  }

  /** Whether the answer's end was reached. */
  #readMembers(): boolean {
    const cursor = this.#cursor;
    let { position } = cursor;
    let fresh = this.#fresh;
    try {
      while (this.#place !== 'end') {
        position = cursor.position;
        fresh = this.#fresh;
        this.#readMember();
      }
    } catch (error) {
      if (error !== INCOMPLETE) throw error;
      cursor.position = position;
      this.#fresh = fresh;
      return false;
    }
    this.#expectNothing();
    return true;
  }

  #readMember(): void {
    switch (this.#place) {
      case 'start':
        this.#cursor.take(Byte.openBrace);
        this.#enter('answer');
        break;
      case 'answer':
        this.#readAnswerMember();
        break;
      case 'data':
        this.#readDataMember();
        break;
      case 'result':
        this.#readResultMember();
        break;
      case 'series':
        this.#readSeriesMember();
        break;
      case 'values':
        this.#readValues();
        break;
      case 'histograms':
        this.#readHistograms();
        break;
    }
  }

  #readAnswerMember(): void {
    const key = this.#nextKey('end');
    if (key === undefined) return;
    if (key === 'data') this.#forgetData();
    if (key === 'data' && this.#cursor.peek() === Byte.openBrace) {
      this.#cursor.position++;
      this.#enter('data');
    } else this.#envelope[key] = this.#cursor.value();
  }

  /** Of members with one name the last counts, as for `JSON.parse`. */
  #forgetData(): void {
    delete this.#envelope.data;
    this.#resultType = undefined;
    this.#result = undefined;
  }

  #readDataMember(): void {
    const key = this.#nextKey('answer');
    if (key === undefined) return;
    if (key === 'resultType') this.#resultType = this.#cursor.string();
    else if (key === 'result') {
      this.#cursor.take(Byte.openBracket);
      this.#series = [];
      this.#samples = [];
      this.#enter('result');
    } else this.#cursor.value();
  }

  #readResultMember(): void {
    const cursor = this.#cursor;
    // A scalar's or string's result is one pair itself, not a list.
    if (this.#fresh && cursor.peek() !== Byte.openBrace && cursor.peek() !== Byte.closeBracket) {
      this.#result = { form: 'text', ...readTimedText(cursor) };
      this.#leave('data');
    } else if (this.#next(Byte.closeBracket)) {
      cursor.take(Byte.openBrace);
      this.#open = emptySeries();
      this.#enter('series');
    } else {
      this.#result = this.#listResult();
      this.#leave('data');
    }
  }

  #readSeriesMember(): void {
    const cursor = this.#cursor;
    const key = this.#nextKey('result');
    switch (key) {
      case undefined:
        this.#closeSeries();
        break;
      case 'metric':
        this.#open.labels = readLabels(cursor);
        break;
      case 'values':
        cursor.take(Byte.openBracket);
        this.#enter('values');
        break;
      case 'histograms':
        cursor.take(Byte.openBracket);
        this.#open.histograms = [];
        this.#enter('histograms');
        break;
      case 'value':
        this.#open.sample = readSample(cursor);
        break;
      case 'histogram':
        this.#open.histogram = readHistogram(cursor);
        break;
      default:
        cursor.value();
    }
  }

  #readValues(): void {
    const before = this.#buffer.length;
    takeSamples(this.#cursor, this.#buffer, this.#fresh);
    if (this.#buffer.length > before) {
      this.#fresh = false;
    } else if (this.#next(Byte.closeBracket)) {
      const { time, value } = readSample(this.#cursor);
      this.#buffer.push(time, value);
    } else {
      this.#open.samples = this.#buffer.flush();
      this.#leave('series');
    }
  }

  #readHistograms(): void {
    if (this.#next(Byte.closeBracket)) {
      this.#open.histograms?.push(readHistogram(this.#cursor));
    } else this.#leave('series');
  }

  #closeSeries(): void {
    const { labels, samples, histograms, sample, histogram } = this.#open;
    if (labels === undefined)
      throw this.#cursor.malformed('A series without "metric" before here,');
    if (sample !== undefined || histogram !== undefined) {
      this.#samples.push({
        labels,
        time: sample?.time ?? histogram?.time ?? Number.NaN,
        value: sample?.value ?? Number.NaN,
        ...(histogram === undefined ? {} : { histogram: histogram.histogram }),
      });
    } else {
      this.#series.push({
        labels,
        ...(samples ?? this.#buffer.flush()),
        ...(histograms === undefined ? {} : { histograms: histogramSamples(histograms) }),
      });
    }
  }

  #listResult(): DecodedResult {
    if (this.#samples.length === 0 && this.#series.length === 0) return { form: 'empty' };
    if (this.#samples.length === 0) return { form: 'series', series: this.#series };
    if (this.#series.length === 0) return { form: 'samples', samples: this.#samples };
    throw this.#cursor.malformed('A result of both a matrix and a vector before here,');
  }

  #enter(place: Place): void {
    this.#place = place;
    this.#fresh = true;
  }

  /** To the container around: it has had a member now. */
  #leave(place: Place): void {
    this.#place = place;
    this.#fresh = false;
  }

  /** The key of the container's next member, its colon taken too; at the container's end, leaves it to `outer`. */
  #nextKey(outer: Place): string | undefined {
    if (!this.#next(Byte.closeBrace)) {
      this.#leave(outer);
      return undefined;
    }
    const key = this.#cursor.string();
    this.#cursor.take(Byte.colon);
    return key;
  }

  /** Whether the container has one more member, with the comma before it taken, or else its closing byte. */
  #next(close: number): boolean {
    const byte = this.#cursor.peek();
    const ends = byte === close;
    if (ends) this.#cursor.position++;
    else if (!this.#fresh) this.#cursor.take(Byte.comma);
    this.#fresh = false;
    return !ends;
  }

  #expectNothing(): void {
    const cursor = this.#cursor;
    try {
      cursor.peek();
    } catch (error) {
      if (error === INCOMPLETE) return;
      throw error;
    }
    throw cursor.malformed('Something after the answer');
  }
}

const emptySeries = (): OpenSeries => ({
  labels: undefined,
  samples: undefined,
  histograms: undefined,
  sample: undefined,
  histogram: undefined,
});

function histogramSamples(samples: readonly { time: number; histogram: NativeHistogram }[]) {
  return {
    times: Float64Array.from(samples, ({ time }) => time),
    histograms: samples.map(({ histogram }) => histogram),
  };
}
