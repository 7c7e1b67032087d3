import type { PrometheusClient, Target } from '@flink-metrics/sdk/prometheus';
import { print, re, selector } from '@flink-metrics/sdk/promql';
import { type Finding, finding } from './finding.ts';
import { downTargets } from './targets.ts';

export interface Flink {
  /** That report, or did in the last hour; sorted. */
  readonly namespaces: readonly string[];
  readonly findings: readonly Finding[];
}

const HOUR_MS = 3_600_000;
const WEEK_MS = 7 * 24 * HOUR_MS;

/** What relabelling makes of a namespace; `describeDeployment` reads which it is. */
const namespaceLabels = [
  'namespace',
  'exported_namespace',
  'kubernetes_namespace',
  'k8s_namespace_name',
];

const anything = print(selector({ __name__: re('flink_(jobmanager|taskmanager)_.+') }));
/** A few series a process and job, whatever is filtered. */
export const telling = (labels: Readonly<Record<string, string>> = {}) =>
  selector({
    ...labels,
    __name__: re(
      'flink_jobmanager_job_(numRestarts|uptime|runningTime)|flink_(jobmanager|taskmanager)_Status_JVM_(CPU_Load|Threads_Count)|flink_taskmanager_job_task_numRecords(In|Out)',
    ),
  });

/** Whether there is any Flink at all, from which namespaces; and if not, why. */
export async function findFlink(
  client: PrometheusClient,
  targets: readonly Target[],
  time: number,
): Promise<Flink> {
  const within = (length: number) => ({ start: time - length, end: time });
  const { data: names } = await client.labelValues('__name__', {
    match: [anything],
    ...within(HOUR_MS),
  });
  if (names.length === 0) return { namespaces: [], findings: await whyNot(client, targets, time) };
  const { data: series } = await client.series({ match: [print(telling())], ...within(HOUR_MS) });
  const namespaces = new Set(
    series.flatMap((labels) => namespaceLabels.map((label) => labels[label] ?? '')),
  );
  namespaces.delete('');
  const labels = [...new Set(series.flatMap(Object.keys))].filter((name) => name !== '__name__');
  return {
    namespaces: [...namespaces].sort(),
    findings:
      namespaces.size > 0
        ? []
        : [finding('namespace-label-missing', { labels: labels.sort().join(', ') })],
  };
}

async function whyNot(
  client: PrometheusClient,
  targets: readonly Target[],
  time: number,
): Promise<readonly Finding[]> {
  const down = downTargets(targets);
  if (down.length > 0) return down;
  const last = await lastSample(client, time);
  if (last !== null) return [finding('flink-silent', { last: new Date(last).toISOString() })];
  const pushgateway = await client.series({
    match: ['pushgateway_build_info'],
    start: time - WEEK_MS,
    end: time,
  });
  const [first] = pushgateway.data;
  return first === undefined
    ? [finding('flink-not-scraped', {})]
    : [finding('pushgateway-empty', { job: first.job ?? first.instance ?? '' })];
}

/** Of any metric of Flink's in the last week, to ten minutes, Unix ms. */
async function lastSample(client: PrometheusClient, time: number): Promise<number | null> {
  const { data: names } = await client.labelValues('__name__', {
    match: [anything],
    start: time - WEEK_MS,
    end: time,
  });
  const name = names.find((one) => one.endsWith('_JVM_Threads_Count')) ?? names[0];
  if (name === undefined) return null;
  const { data } = await client.query(`max(max_over_time(timestamp(${name})[7d:10m]))`, { time });
  const seconds = data.type === 'vector' ? data.vector[0]?.value : undefined;
  return seconds === undefined ? null : seconds * 1000;
}
