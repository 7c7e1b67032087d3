import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Load } from '../gateway.ts';
import type { StoreUse } from '../node/redis/redis-store.ts';
import type { RequestRecord } from '../request-record.ts';

const PREFIX = 'flink_metrics_gateway_';

/** What the gateway tells of itself, in Prometheus's text format. No label holds text of a client. */
export class Metrics {
  readonly #registry = new Registry();
  readonly #requests = this.#counter('requests_total', 'Requests by endpoint and status.', [
    'endpoint',
    'status',
  ]);
  readonly #refusals = this.#counter('refusals_total', 'Requests that got an error, by its type.', [
    'error_type',
  ]);
  readonly #cache = this.#counter(
    'cache_requests_total',
    'Answers by where they came from: held, shared, held but for the tail, or Prometheus.',
    ['use'],
  );
  readonly #bytes = this.#counter('answer_bytes_total', 'Bytes of answers, not compressed.', []);
  readonly #store = this.#counter(
    'store_requests_total',
    'Requests to the shared store by what became of them.',
    ['result'],
  );
  /** Absent where there is no store. */
  #storeUp: Gauge | undefined;
  readonly #seconds = new Histogram({
    name: `${PREFIX}request_duration_seconds`,
    help: 'From a request to the last byte of its answer.',
    labelNames: ['endpoint'],
    buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60],
    registers: [this.#registry],
  });

  constructor(load: () => Load) {
    collectDefaultMetrics({ register: this.#registry });
    this.#ofUpstreams(load);
    this.#gauge('upstream_running', 'Requests that Prometheus is answering.', () => load().running);
    this.#gauge('upstream_waiting', 'Requests that wait for Prometheus.', () => load().waiting);
    this.#gauge('cache_bytes', 'Bytes of answers that are held.', () => load().cacheBytes);
  }

  get contentType(): string {
    return this.#registry.contentType;
  }

  count({ endpoint = 'none', status, seconds, bytes = 0, cache, error }: RequestRecord): void {
    this.#requests.inc({ endpoint, status });
    this.#seconds.observe({ endpoint }, seconds);
    this.#bytes.inc(bytes);
    if (cache !== undefined) this.#cache.inc({ use: cache });
    if (error !== undefined) this.#refusals.inc({ error_type: error.errorType });
  }

  countStore(use: StoreUse): void {
    this.#store.inc({ result: use });
  }

  setStoreUp(isUp: boolean): void {
    this.#storeUp ??= new Gauge({
      name: `${PREFIX}store_up`,
      help: 'Whether the shared store can be reached.',
      registers: [this.#registry],
    });
    this.#storeUp.set(Number(isUp));
  }

  text(): Promise<string> {
    return this.#registry.metrics();
  }

  #ofUpstreams(load: () => Load): void {
    const labelNames = ['upstream'];
    const up = new Gauge({
      ...{ name: `${PREFIX}upstream_up`, help: 'Whether a server can be asked.', labelNames },
      registers: [this.#registry],
      collect() {
        this.reset();
        for (const { url, isUp } of load().upstreams) up.set({ upstream: url }, Number(isUp));
      },
    });
    const requests = new Counter({
      name: `${PREFIX}upstream_requests_total`,
      ...{ help: 'Requests that a server was sent.', labelNames },
      registers: [this.#registry],
      collect() {
        this.reset();
        for (const one of load().upstreams) requests.inc({ upstream: one.url }, one.requests);
      },
    });
    const failures = new Counter({
      name: `${PREFIX}upstream_failures_total`,
      ...{ help: 'Of them, those that it could not take or broke off.', labelNames },
      registers: [this.#registry],
      collect() {
        this.reset();
        for (const one of load().upstreams) failures.inc({ upstream: one.url }, one.failures);
      },
    });
  }

  #counter<T extends string>(name: string, help: string, labelNames: T[]): Counter<T> {
    return new Counter({ name: PREFIX + name, help, labelNames, registers: [this.#registry] });
  }

  #gauge(name: string, help: string, value: () => number): void {
    new Gauge({
      name: PREFIX + name,
      help,
      registers: [this.#registry],
      collect() {
        this.set(value());
      },
    });
  }
}
