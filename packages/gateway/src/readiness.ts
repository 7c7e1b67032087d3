import type { Upstream } from './upstream/upstream.ts';

/** How long what Prometheus answered to a probe counts, ms: probes come from several places. */
const PROBE_KEPT_MS = 5_000;
const PROBE_TIMEOUT_MS = 3_000;

/** Whether requests should come here: not while it drains, nor while Prometheus cannot answer. */
export class Readiness {
  readonly #upstream: Upstream;
  #draining = false;
  #probedAt = Number.NEGATIVE_INFINITY;
  #probe: Promise<boolean> = Promise.resolve(false);

  constructor(upstream: Upstream) {
    this.#upstream = upstream;
  }

  /** From now on it is not ready, whatever Prometheus says. */
  drain(): void {
    this.#draining = true;
  }

  /** Undefined where it is ready, else why it is not. */
  async problem(): Promise<string | undefined> {
    if (this.#draining) return 'The gateway is about to end.';
    const now = performance.now();
    if (now - this.#probedAt > PROBE_KEPT_MS) {
      this.#probedAt = now;
      this.#probe = answers(this.#upstream);
    }
    return (await this.#probe) ? undefined : 'Prometheus does not answer.';
  }
}

async function answers(upstream: Upstream): Promise<boolean> {
  const request = {
    method: 'GET',
    path: '/api/v1/query',
    parameters: new URLSearchParams({ query: '1' }),
  } as const;
  const signal = AbortSignal.timeout(PROBE_TIMEOUT_MS);
  try {
    const answer = await upstream(request, { tenant: '', signal, onBroken: () => undefined });
    answer.close();
    return true;
  } catch {
    return false;
  }
}
