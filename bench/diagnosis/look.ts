import { describeDeployment, type JobScope, kubernetes } from '@flink-metrics/sdk/flink';
import { type DiagnoseOptions, type Diagnosis, diagnose } from '@flink-metrics/sdk/flink/rules';
import { createPrometheusClient, type QueryClient } from '@flink-metrics/sdk/prometheus';
import { createSimulator, type Simulator } from '@flink-metrics/simulator';
import { type Case, HOUR, NOON, orders } from './case.ts';

/** The cluster of a case. */
export const simulated = ({ scenario, faults, job, interval, at = NOON }: Case): Simulator =>
  createSimulator({
    now: () => Math.max(at, NOON) + HOUR,
    scenario: scenario ?? { deployedAt: [NOON - 3 * 24 * HOUR], incidents: [] },
    jobs: [job ?? orders],
    ...(faults && { faults }),
    ...(interval !== undefined && { scrapeInterval: interval }),
  });

/** Named scenarios begin ten minutes before the simulator’s now, so their clock stands at noon. */
export function clientOf(one: Case): QueryClient {
  const simulator =
    typeof one.scenario === 'string'
      ? createSimulator({ now: () => NOON, scenario: one.scenario, jobs: [one.job ?? orders] })
      : simulated(one);
  return createPrometheusClient({
    baseUrl: 'http://simulator',
    timeout: 600_000,
    fetch: (request) => simulator.fetch(new Request(request)),
  });
}

/** What is said of a case, at a time. */
export async function look(
  client: QueryClient,
  { job = orders, interval = 15_000 }: Case,
  at: number,
  options: DiagnoseOptions = {},
): Promise<Diagnosis> {
  const { namespace, name: jobName } = job;
  const found = await describeDeployment(client, namespace, { jobName, time: at });
  const scope: JobScope = { deployment: found ?? kubernetes, namespace, jobName };
  return diagnose(client, scope, { at, interval, ...options });
}
