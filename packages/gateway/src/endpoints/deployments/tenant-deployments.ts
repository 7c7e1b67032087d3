import { type Deployment, describeDeployment, detectInterval } from '@flink-metrics/sdk/flink';
import { scopeKey } from '../../tenant.ts';
import type { Question } from '../endpoint.ts';
import type { Descriptions } from './descriptions.ts';
import type { Deployments, Place, Span } from './places.ts';
import { type Asking, scopedClient } from './scoped-client.ts';

/** Spans that begin and end in the same minutes are described alike. */
const MINUTE_MS = 60_000;
/** The Pushgateway reporter's own. */
const PUSH_INTERVAL_MS = 60_000;
/** As many at once leave turns at Prometheus for the tenant's other questions. */
const AT_ONCE = 3;

/** How the metrics of one tenant stand, as one of its questions needs it. */
export class TenantDeployments implements Deployments {
  readonly #question: Question;
  readonly #descriptions: Descriptions;
  readonly #asking: (signal: AbortSignal) => Asking;
  readonly #signal: AbortSignal;

  constructor(
    question: Question,
    descriptions: Descriptions,
    asking: (signal: AbortSignal) => Asking,
    signal: AbortSignal,
  ) {
    this.#question = question;
    this.#descriptions = descriptions;
    this.#asking = asking;
    this.#signal = signal;
  }

  async find(match: readonly string[], span: Span, jobName?: string): Promise<readonly Place[]> {
    const { label } = this.#question.scope;
    const client = scopedClient(this.#question, this.#asking(this.#signal), { label, value: '' });
    const { data } = await client.labelValues(label, { match, ...span });
    const found: Place[] = [];
    const values = data.length === 0 ? [''] : data;
    for (let from = 0; from < values.length; from += AT_ONCE) {
      const some = values.slice(from, from + AT_ONCE);
      found.push(...(await Promise.all(some.map((value) => this.describe(value, span, jobName)))));
    }
    return found;
  }

  async describe(value: string, { start, end }: Span, jobName?: string): Promise<Place> {
    const { scope, tenant } = this.#question;
    const namespace = { label: scope.label, value };
    const minutes = [start, end].map((time) => Math.floor(time / MINUTE_MS));
    const key = JSON.stringify([scopeKey(scope, tenant.orgs), value, jobName, minutes]);
    const described = await this.#descriptions.get(key, this.#signal, async (signal) => {
      const client = scopedClient(this.#question, this.#asking(signal), namespace);
      const given = { namespace: scope.label };
      const options = { jobName, given, start, time: end, signal };
      const deployment = await describeDeployment(client, value, options);
      if (deployment === null) return null;
      const pushes = { deployment, namespace: value, jobName: '' };
      const interval = deployment.pushed
        ? await detectInterval(client, pushes, { time: end, signal })
        : null;
      return {
        deployment: withTenantLabels(deployment, this.#question),
        interval: interval ?? PUSH_INTERVAL_MS,
      };
    });
    return { ...namespace, described };
  }
}

/** What tells tenants' label sets apart tells two clusters apart, and the wall has it on all that is read. */
function withTenantLabels(deployment: Deployment, { scope }: Question): Deployment {
  const known = new Set([scope.label, ...deployment.above.map(({ label }) => label)]);
  const labels = new Set(scope.alternatives.flatMap((labels) => [...labels.keys()]));
  const more = [...labels].filter((label) => !known.has(label));
  return {
    ...deployment,
    above: [
      ...deployment.above,
      ...more.map((label) => ({ label, values: [], onContainers: true })),
    ],
  };
}
