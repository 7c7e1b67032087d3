import type { PrometheusOptions } from '@flink-metrics/gateway';
import { discoverJobs, discoverNamespaces } from '@flink-metrics/sdk/flink';
import { createPrometheusClient } from '@flink-metrics/sdk/prometheus';
import { createSimulator, defaultJobs } from '@flink-metrics/simulator';

export interface DemoTenant {
  readonly name: string;
  readonly namespaces: readonly string[];
}

export interface DemoJob {
  readonly namespace: string;
  readonly name: string;
}

/** Where the demo's metrics come from, and who may see what of it. */
export interface DemoData {
  readonly prometheus: PrometheusOptions;
  readonly tenants: readonly DemoTenant[];
  jobsOf(tenant: DemoTenant): Promise<readonly DemoJob[]>;
}

/** The embedded simulator, with a tenant for each of its namespaces. */
export function simulatedData(): DemoData {
  const simulator = createSimulator();
  const namespaces = [...new Set(defaultJobs.map(({ namespace }) => namespace))];
  return {
    prometheus: {
      url: 'http://simulator.invalid',
      fetch: (input, init) => simulator.fetch(new Request(input, init)),
    },
    tenants: namespaces.map((namespace) => ({ name: namespace, namespaces: [namespace] })),
    jobsOf: async ({ namespaces: own }) =>
      defaultJobs
        .filter(({ namespace }) => own.includes(namespace))
        .map(({ namespace, name }) => ({ namespace, name })),
  };
}

/**
 * A Prometheus of the user's own, with one tenant that may see the named namespaces, or all that Flink reports from.
 * @throws {Error} one line, for a person: what is wrong with the address or what is behind it.
 */
export async function prometheusData(
  url: string,
  namespaces: readonly string[],
): Promise<DemoData> {
  const client = createPrometheusClient({ baseUrl: addressOf(url), timeout: 10_000 });
  await client.query('1').catch((error: unknown) => {
    throw new Error(`PROMETHEUS_URL=${url}: ${messageOf(error)}`);
  });
  const found = namespaces.length > 0 ? namespaces : await discoverNamespaces(client);
  if (found.length === 0)
    throw new Error(
      `PROMETHEUS_URL=${url}: no Flink metric with a "namespace" label in the last hour. Name the namespaces: NAMESPACES=a,b npm run demo`,
    );
  return {
    prometheus: { url },
    tenants: [{ name: 'demo', namespaces: found }],
    jobsOf: async ({ namespaces: own }) => {
      const jobs = await Promise.all(
        own.map(async (namespace) =>
          (await discoverJobs(client, namespace)).map(({ name }) => ({ namespace, name })),
        ),
      );
      return jobs.flat();
    },
  };
}

function addressOf(url: string): string {
  const parsed = URL.parse(url);
  if (parsed === null || !/^https?:$/.test(parsed.protocol))
    throw new Error(`PROMETHEUS_URL=${url} is no http or https address.`);
  return url;
}

const messageOf = (error: unknown): string =>
  error instanceof Error ? error.message : String(error);
