import { LRUCache } from 'lru-cache';
import { GatewayError } from '../errors.ts';
import type { ByteSource } from '../upstream/byte-source.ts';
import type { Asker, Grid, Upstream, UpstreamRequest } from '../upstream/upstream.ts';
import { CopyBudget, Flight } from './flight.ts';
import { onGrid, partKey, within } from './grid-requests.ts';
import { readMatrix, sliceMatrix, writeMatrix } from './matrix-text.ts';
import { fresherPart, keptMatrix, planOf, type RangePart, withTail } from './range-parts.ts';
import { collected, leaving } from './read-sources.ts';
import type { SharedStore } from './shared-answers.ts';
import { SharedAnswers } from './shared-answers.ts';
import { SharedWork } from './shared-work.ts';
import { WholeAnswer } from './whole-answer.ts';

export interface CacheOptions {
  /** Memory for answers, in bytes. Default 64 MiB. */
  readonly bytes?: number;
  /** For so long the answer to an instant query, or to a question for labels or series, is given again, in ms. Default 1,000. */
  readonly instant?: number;
  /** For so long the newest points of a range are given again, in ms. Default 5,000. */
  readonly fresh?: number;
  /** Samples come at most so late, in ms: points that were younger are asked for again. Default 300,000. */
  readonly overlap?: number;
  /** Where other gateways find what this one was answered. Default none. */
  readonly shared?: SharedStore;
  /** The time in Unix ms. Default the clock. */
  readonly now?: () => number;
}

/** What is asked of Prometheus for, and what was there. */
export type CacheUse = 'hit' | 'joined' | 'tail' | 'miss';

export interface CachedAsker extends Asker {
  /** What the asker may see (`scopeKey`): answers are shared within it only. */
  readonly scope: string;
  readonly onCache?: (use: CacheUse) => void;
}

/** As it comes, or whole where it was held. */
export type Answer = ByteSource | WholeAnswer;

const DEFAULT_BYTES = 64 * 1024 * 1024;
/** A longer answer is not held, nor one of more than an eighth of the memory. */
const MOST_ANSWER_BYTES = 2 * 1024 * 1024;
const HOUR_MS = 3_600_000;

/**
 * Asks for each answer once: those who ask for the same meanwhile share it, and what was answered is given again. A key
 * is the asker's whole scope and the whole request as it goes to Prometheus, with the tenant's matchers in every selector:
 * an answer cannot be given to another scope.
 */
export class CachedUpstream {
  readonly #upstream: Upstream;
  readonly #limits: { fresh: number; overlap: number; longest: number };
  readonly #instant: number;
  readonly #now: () => number;
  readonly #mostBytes: number;
  readonly #copies: CopyBudget;
  readonly #answers: LRUCache<string, WholeAnswer>;
  readonly #parts: LRUCache<string, RangePart>;
  readonly #shared: SharedAnswers | undefined;
  readonly #flights = new SharedWork<Flight>();
  readonly #tails = new SharedWork<WholeAnswer | undefined>();

  constructor(upstream: Upstream, options: CacheOptions = {}) {
    const { bytes = DEFAULT_BYTES, now = Date.now } = options;
    this.#upstream = upstream;
    this.#instant = options.instant ?? 1_000;
    this.#limits = {
      fresh: options.fresh ?? 5_000,
      overlap: options.overlap ?? 300_000,
      longest: HOUR_MS,
    };
    this.#now = now;
    this.#mostBytes = Math.min(MOST_ANSWER_BYTES, bytes >> 3);
    this.#copies = new CopyBudget(bytes >> 4);
    this.#shared =
      options.shared === undefined
        ? undefined
        : new SharedAnswers(options.shared, this.#mostBytes, now);
    // How long an answer was held is no matter of the date, which may be put back.
    const timer = options.now === undefined ? performance : { now: options.now };
    const half = { maxSize: Math.max(1, bytes >> 1), perf: timer, ttlResolution: 0 };
    this.#answers = new LRUCache({
      ...half,
      // Twice for what it is encoded as.
      sizeCalculation: (answer, key) => 2 * (answer.bytes.length + key.length) + 1,
    });
    this.#parts = new LRUCache({
      ...half,
      sizeCalculation: (part, key) => part.bytes.length + 2 * key.length + 1,
    });
  }

  /** Bytes that are held. */
  get size(): number {
    return this.#answers.calculatedSize + this.#parts.calculatedSize;
  }

  /** @throws {GatewayError} 4xx and 5xx, in our own words */
  async ask(asked: UpstreamRequest, asker: CachedAsker): Promise<Answer> {
    const request = onGrid(asked);
    const key = `${asker.scope} ${request.path}?${request.parameters}`;
    const held = this.#answers.get(key);
    if (held !== undefined) {
      asker.onCache?.('hit');
      return held;
    }
    const { grid } = request;
    const known =
      grid === undefined || request.spliceable !== true
        ? await this.#fromShared(key, request, asker)
        : await this.#fromPart(key, request, grid, asker);
    return known ?? this.#fly(key, request, asker);
  }

  /** What another gateway was answered a moment ago. */
  async #fromShared(
    key: string,
    { grid }: UpstreamRequest,
    asker: CachedAsker,
  ): Promise<WholeAnswer | undefined> {
    const longest = this.#shortly(grid);
    const found = longest > 0 ? await this.#shared?.answer(key, longest) : undefined;
    if (found === undefined) return undefined;
    asker.onCache?.('hit');
    return this.#hold(key, found.answer, found.ttl);
  }

  /** Undefined where all of it must be asked for. */
  async #fromPart(
    key: string,
    request: UpstreamRequest,
    grid: Grid,
    asker: CachedAsker,
  ): Promise<WholeAnswer | undefined> {
    const part = await this.#partFor(partKey(request, grid, asker.scope), grid);
    const plan = planOf(part, grid, this.#now(), this.#limits);
    if (part === undefined || plan.kind === 'whole') return undefined;
    if (plan.kind === 'tail') return this.#tail(key, request, grid, part, plan.from, asker);
    const matrix = keptMatrix(part, grid);
    if (matrix === undefined) return undefined;
    asker.onCache?.('hit');
    return this.#hold(key, new WholeAnswer(writeMatrix(matrix)), this.#limits.fresh);
  }

  /** The own part, or another gateway's where that one has more of what is asked for. */
  async #partFor(key: string, grid: Grid): Promise<RangePart | undefined> {
    const isKept = (part: RangePart | undefined) =>
      planOf(part, grid, this.#now(), this.#limits).kind === 'kept';
    if (this.#shared === undefined || isKept(this.#parts.get(key))) return this.#parts.get(key);
    const others = await this.#shared.part(key);
    // Meanwhile it may have become longer.
    const own = this.#parts.get(key);
    const part = fresherPart(own, others, grid, this.#now(), this.#limits);
    if (part !== undefined && part !== own) this.#parts.set(key, part);
    return part;
  }

  async #tail(
    key: string,
    request: UpstreamRequest,
    grid: Grid,
    part: RangePart,
    from: number,
    asker: CachedAsker,
  ): Promise<WholeAnswer | undefined> {
    const ask = async (signal: AbortSignal) => {
      try {
        const askedAt = this.#now();
        const source = await this.#upstream(within(request, from, grid.end), { ...asker, signal });
        const bytes = await collected(source, this.#mostBytes);
        const matrix =
          bytes === undefined ? undefined : withTail(part, { start: from, end: grid.end }, bytes);
        if (matrix === undefined) return undefined;
        const kept = writeMatrix(matrix);
        const { start, since } = part;
        const longer = { bytes: kept, start, end: grid.end, askedAt, since };
        this.#keep(partKey(request, grid, asker.scope), longer);
        const whole =
          start === grid.start ? kept : writeMatrix(sliceMatrix(matrix, grid.start, grid.end));
        return this.#hold(key, new WholeAnswer(whole), this.#limits.fresh);
      } finally {
        this.#tails.forget(key);
      }
    };
    const { value, first, leave } = await this.#tails
      .join(key, asker.signal, ask)
      .catch(clientLeft(asker));
    leave();
    if (value !== undefined) asker.onCache?.(first ? 'tail' : 'joined');
    return value;
  }

  async #fly(key: string, request: UpstreamRequest, asker: CachedAsker): Promise<Answer> {
    const begin = async (signal: AbortSignal) => {
      const askedAt = this.#now();
      const source = await this.#upstream(request, { ...asker, signal });
      const flight = new Flight(source, this.#mostBytes, this.#copies);
      void flight.landed.then((landed) => {
        this.#flights.forget(key);
        if (landed instanceof WholeAnswer) this.#landed(key, request, asker, askedAt, landed);
      });
      return flight;
    };
    const {
      value: flight,
      first,
      leave,
    } = await this.#flights.join(key, asker.signal, begin).catch(clientLeft(asker));
    if (first) {
      asker.onCache?.('miss');
      return leaving(flight.source, leave);
    }
    flight.join();
    const landed = await flight.landed;
    leave();
    if (landed instanceof WholeAnswer) {
      asker.onCache?.('joined');
      return landed;
    }
    // Together again, so that a crowd of them is one request, unless that cannot help.
    if (landed === 'lost') return this.#fly(key, request, asker);
    asker.onCache?.('miss');
    return this.#upstream(request, asker);
  }

  #landed(
    key: string,
    request: UpstreamRequest,
    asker: CachedAsker,
    askedAt: number,
    answer: WholeAnswer,
  ): void {
    const { grid, spliceable } = request;
    const ttl = this.#shortly(grid);
    this.#hold(key, answer, ttl);
    if (grid === undefined || spliceable !== true) {
      this.#shared?.keepAnswer(key, answer, ttl);
      return;
    }
    if (readMatrix(answer.bytes) === undefined) return;
    const { start, end } = grid;
    this.#keep(partKey(request, grid, asker.scope), {
      bytes: answer.bytes,
      start,
      end,
      askedAt,
      since: askedAt,
    });
  }

  #hold(key: string, answer: WholeAnswer, ttl: number): WholeAnswer {
    if (ttl > 0) this.#answers.set(key, answer, { ttl });
    return answer;
  }

  /** For so long an answer is given again as it is, ms. */
  #shortly(grid: Grid | undefined): number {
    return grid === undefined ? this.#instant : this.#limits.fresh;
  }

  #keep(key: string, part: RangePart): void {
    if (part.bytes.length > this.#mostBytes) {
      this.#parts.delete(key);
      return;
    }
    this.#parts.set(key, part);
    this.#shared?.keepPart(key, part, part.since + this.#limits.longest - this.#now());
  }
}

const clientLeft =
  ({ signal }: Asker) =>
  (error: unknown): never => {
    if (signal.aborted) throw new GatewayError(503, 'canceled', 'The client went away.');
    throw error;
  };
