import type { ByteSource } from './byte-source.ts';
import type { Transport, TransportAnswer, TransportRequest } from './transport.ts';

/** What is known of one of the servers that are asked. */
export interface ReplicaHealth {
  readonly url: string;
  readonly isUp: boolean;
  /** How many requests it was sent, and how many of them it could not take or left unanswered. */
  readonly requests: number;
  readonly failures: number;
}

export type OnHealth = (url: string, isUp: boolean, reason?: unknown) => void;

/** One that is well is looked at so often, while anything is asked. */
const CHECK_MS = 5_000;
const PROBE_TIMEOUT_MS = 3_000;
const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 30_000;

/** The server is not there, or is not ready: another one may be. */
export class AwayError extends Error {
  override readonly name = 'AwayError';
}

/**
 * One server, and whether it is well. What decides is a question of the gateway's own: a tenant's, which may be what a
 * server fails at, does no more than have it asked.
 */
export class Replica {
  readonly url: string;
  readonly #transport: Transport;
  readonly #probe: TransportRequest;
  readonly #onHealth: OnHealth;
  readonly #now: () => number;
  /** Requests whose answer has not begun. */
  readonly #waiting = new Set<AbortController>();
  #isUp = true;
  #requests = 0;
  #failures = 0;
  #askedAt = Number.NEGATIVE_INFINITY;
  #probing = false;
  #probeAt = Number.NEGATIVE_INFINITY;
  #pause = FIRST_PAUSE_MS;

  constructor(
    probe: TransportRequest,
    url: string,
    transport: Transport,
    onHealth: OnHealth,
    now: () => number,
  ) {
    this.url = url;
    this.#probe = probe;
    this.#transport = transport;
    this.#onHealth = onHealth;
    this.#now = now;
  }

  get isUp(): boolean {
    return this.#isUp;
  }

  /** Of the monotonic clock, ms. */
  get askedAt(): number {
    return this.#askedAt;
  }

  get health(): ReplicaHealth {
    const { url } = this;
    return { url, isUp: this.#isUp, requests: this.#requests, failures: this.#failures };
  }

  /** As the only one that can be asked. @throws what the transport throws */
  async sendAlone(request: TransportRequest, signal: AbortSignal): Promise<TransportAnswer> {
    this.#requests += 1;
    try {
      const answer = await this.#transport(request, signal);
      if (isAway(answer)) this.#failed(new Error(`It answers with ${answer.status}.`));
      else this.#change(true);
      return answer;
    } catch (error) {
      if (!signal.aborted) this.#failed(error);
      throw error;
    }
  }

  /** @throws {AwayError} where another may be asked instead */
  async send(request: TransportRequest, signal: AbortSignal): Promise<TransportAnswer> {
    this.#requests += 1;
    this.#askedAt = this.#now();
    const attempt = new AbortController();
    signal.addEventListener('abort', () => attempt.abort(signal.reason), { once: true });
    if (signal.aborted) attempt.abort(signal.reason);
    this.#waiting.add(attempt);
    // Where it hangs, this may be the only one that notices.
    const checks = setInterval(() => this.check(), CHECK_MS);
    try {
      const answer = await this.#transport(request, attempt.signal);
      if (isAway(answer)) {
        answer.body.close();
        throw new Error(`It answers with ${answer.status}.`);
      }
      this.#change(true);
      return {
        status: answer.status,
        header: (name) => answer.header(name),
        body: this.#watched(answer.body, signal),
      };
    } catch (cause) {
      if (signal.aborted) throw cause;
      this.#failed(cause);
      throw new AwayError('It cannot be reached.', { cause });
    } finally {
      clearInterval(checks);
      this.#waiting.delete(attempt);
    }
  }

  /** Asks it in the background how it is, where it is time to. */
  check(): void {
    if (this.#probing || this.#now() < this.#probeAt) return;
    this.#probing = true;
    void this.#isWell().then((reason) => {
      this.#probing = false;
      this.#pause = reason === undefined ? FIRST_PAUSE_MS : this.#pause;
      this.#probeAt = this.#now() + (reason === undefined ? CHECK_MS : this.#pause);
      if (reason !== undefined) this.#pause = Math.min(2 * this.#pause, LONGEST_PAUSE_MS);
      this.#change(reason === undefined, reason);
    });
  }

  /** Undefined where it is well, else why it is not. */
  async #isWell(): Promise<unknown> {
    try {
      const signal = AbortSignal.timeout(PROBE_TIMEOUT_MS);
      const { status, body } = await this.#transport(this.#probe, signal);
      body.close();
      return status === 200 ? undefined : new Error(`It answers with ${status}.`);
    } catch (error) {
      return error;
    }
  }

  /** An answer that breaks off is a failure as well; who reads it is told. */
  #watched(body: ByteSource, signal: AbortSignal): ByteSource {
    return {
      read: async () => {
        try {
          return await body.read();
        } catch (error) {
          if (!signal.aborted) this.#failed(error);
          throw error;
        }
      },
      close: (reason) => body.close(reason),
    };
  }

  /** Until it has been asked how it is, which is now, it is taken for down. */
  #failed(reason: unknown): void {
    this.#failures += 1;
    if (this.#isUp) this.#probeAt = Number.NEGATIVE_INFINITY;
    this.#change(false, reason);
  }

  #change(isUp: boolean, reason?: unknown): void {
    if (isUp === this.#isUp) return;
    this.#isUp = isUp;
    this.#onHealth(this.url, isUp, reason);
    if (isUp) return;
    // Those who wait for it need not wait longer.
    for (const attempt of this.#waiting) attempt.abort(reason);
  }
}

/** What a proxy says of a server behind it that is not there, and Prometheus before it is ready: no JSON. */
const isAway = ({ status, header }: TransportAnswer): boolean =>
  (status === 502 || status === 503) && !/\bjson\b/i.test(header('content-type') ?? '');
