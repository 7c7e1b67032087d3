import { GatewayError, rateLimited, unavailable } from '../errors.ts';

export interface QueueLimits {
  /** Most requests to Prometheus at once, of all tenants. */
  readonly concurrency: number;
  /** Most of one tenant. */
  readonly tenantConcurrency: number;
  /** Most of one tenant that wait for their turn. */
  readonly waiting: number;
  /** Longest wait, ms. */
  readonly patience: number;
}

interface Line {
  running: number;
  readonly waiting: Set<() => void>;
}

/** What was waited for is done: another may take its turn. */
export type Leave = () => void;

/**
 * Turns at Prometheus. Tenants that wait take turns one after the other, whatever number of requests each has: a tenant
 * can fill its own line only.
 */
export class FairQueue {
  readonly #limits: QueueLimits;
  /** In the order of their next turn; a tenant is here while it runs or waits. */
  readonly #lines = new Map<string, Line>();
  #running = 0;
  #waiting = 0;

  constructor(limits: QueueLimits) {
    this.#limits = limits;
  }

  get running(): number {
    return this.#running;
  }

  get waiting(): number {
    return this.#waiting;
  }

  /** @throws {GatewayError} 429 where the tenant's line is full, 503 where the wait was too long or given up */
  async enter(tenant: string, signal: AbortSignal): Promise<Leave> {
    const line = this.#lines.get(tenant) ?? { running: 0, waiting: new Set() };
    this.#lines.set(tenant, line);
    // Whoever could run does: those that wait cannot, so nobody is overtaken.
    if (!this.#mayRun(line)) await this.#turn(line, signal);
    else this.#start(line);
    let left = false;
    return () => {
      if (left) return;
      left = true;
      this.#leave(tenant, line);
    };
  }

  #mayRun(line: Line): boolean {
    const { concurrency, tenantConcurrency } = this.#limits;
    return this.#running < concurrency && line.running < tenantConcurrency;
  }

  #start(line: Line): void {
    line.running += 1;
    this.#running += 1;
  }

  #turn(line: Line, signal: AbortSignal): Promise<void> {
    const { waiting, patience } = this.#limits;
    if (line.waiting.size >= waiting) throw lineIsFull(waiting);
    return new Promise((resolve, reject) => {
      const end = () => {
        line.waiting.delete(start);
        this.#waiting -= 1;
        clearTimeout(timer);
        signal.removeEventListener('abort', giveUp);
      };
      const start = () => {
        end();
        this.#start(line);
        resolve();
      };
      const giveUp = () => {
        end();
        reject(new GatewayError(503, 'canceled', 'The client went away.'));
      };
      const timer = setTimeout(() => {
        end();
        reject(waitedTooLong(patience));
      }, patience);
      line.waiting.add(start);
      this.#waiting += 1;
      if (signal.aborted) giveUp();
      else signal.addEventListener('abort', giveUp);
    });
  }

  #leave(tenant: string, line: Line): void {
    line.running -= 1;
    this.#running -= 1;
    if (line.running === 0 && line.waiting.size === 0) this.#lines.delete(tenant);
    for (const [name, next] of this.#lines) {
      const [start] = next.waiting;
      if (start === undefined || !this.#mayRun(next)) continue;
      this.#lines.delete(name);
      this.#lines.set(name, next);
      start();
      break;
    }
  }
}

const lineIsFull = (waiting: number): GatewayError =>
  rateLimited(`${waiting} requests of yours wait for Prometheus already.`, 1);

const waitedTooLong = (patience: number): GatewayError =>
  unavailable(`The request waited ${patience / 1000} s for its turn at Prometheus.`, 5);
