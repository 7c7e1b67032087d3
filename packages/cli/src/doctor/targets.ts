import type { PrometheusClient, Target } from '@flink-metrics/sdk/prometheus';
import { type Finding, finding } from './finding.ts';

/** What is scraped; none where the server does not say, as gateways and stores behind Prometheus. */
export const targetsOf = (client: PrometheusClient): Promise<readonly Target[]> =>
  client.targets({ state: 'active' }).then(
    ({ data }) => data.activeTargets,
    () => [],
  );

/** Targets of one job that fail in one way are one cause. */
export function downTargets(targets: readonly Target[]): Finding[] {
  const seen = new Set<string>();
  return targets
    .filter(({ health }) => health === 'down')
    .filter(({ scrapePool, lastError }) => {
      const key = `${scrapePool} ${lastError.replace(/\d+/g, '')}`;
      const first = !seen.has(key);
      seen.add(key);
      return first;
    })
    .map(({ scrapePool, scrapeUrl, lastError }) =>
      finding('target-down', { job: scrapePool, url: scrapeUrl, error: lastError }),
    );
}
