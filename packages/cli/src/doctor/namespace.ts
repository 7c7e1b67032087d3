import {
  type Deployment,
  type DiscoveredJob,
  describeDeployment,
  detectInterval,
  discoverCharts,
  discoverJobs,
  explainMissingJob,
  findStaleProcesses,
  isOfJob,
  sanitizeLabelValue,
  sections,
} from '@flink-metrics/sdk/flink';
import type { PrometheusClient, Target } from '@flink-metrics/sdk/prometheus';
import { metric, print } from '@flink-metrics/sdk/promql';
import { examineCardinality } from './cardinality.ts';
import { type Finding, finding } from './finding.ts';
import { ofDoubts } from './fixes.ts';
import { optionsOf } from './names.ts';
import { downTargets } from './targets.ts';

export interface NamespaceOptions {
  readonly job: string | undefined;
  /** Namespaces that report. */
  readonly known: readonly string[];
  readonly targets: readonly Target[];
  readonly maxSeries: number;
  /** By the server's clock, Unix ms. */
  readonly time: number;
}

/** What is known of a job that reports. */
export interface JobFacts {
  readonly namespace: string;
  readonly job: string;
  readonly state: string;
  /** Between two samples, in ms; null where there are too few. */
  readonly interval: number | null;
  /** Sections that have nothing to show, and the options of Flink's that turn on what is off by default. */
  readonly empty: readonly { readonly section: string; readonly options: readonly string[] }[];
}

interface Examined {
  readonly findings: readonly Finding[];
  readonly jobs: readonly JobFacts[];
  /** Of the namespace. */
  readonly label?: string;
}

/** Longer, and the usual window of a rate holds no two samples. */
const MOST_INTERVAL_MS = 60_000;

export async function examineNamespace(
  client: PrometheusClient,
  namespace: string,
  options: NamespaceOptions,
): Promise<Examined> {
  const { job, known, time } = options;
  const found = await describeDeployment(client, namespace, { jobName: job, time });
  const deployment = found ?? (await describeDeployment(client, namespace, { time }));
  if (deployment === null) {
    const down = downTargets(ofNamespace(options.targets, namespace, []));
    if (down.length > 0) return { jobs: [], findings: down };
    const others = known.join(', ') || '–';
    return { jobs: [], findings: [finding('namespace-unknown', { namespace, known: others })] };
  }
  const scope = { client, namespace, deployment, ...options };
  const running = await discoverJobs(client, namespace, { deployment, time });
  const wanted = wantedOf(running, job);
  const down = downTargets(ofNamespace(options.targets, namespace, await poolsOf(scope)));
  // Of what cannot be scraped it is no wonder that no job reports, and its doubts are not the cause.
  if (wanted.length === 0)
    return { jobs: [], findings: down.length > 0 ? down : [await whyMissing(scope, running)] };
  const findings = [
    ...down,
    ...exported(deployment),
    ...doubtsOf(deployment),
    ...(await examineCardinality(client, namespace, deployment, options)),
  ];
  const jobs: JobFacts[] = [];
  for (const { name, state } of wanted) {
    const ofJob = { deployment, namespace, jobName: name };
    const interval = await detectInterval(client, ofJob, { time });
    if (interval !== null && interval > MOST_INTERVAL_MS) {
      const seconds = String(Math.round(interval / 1000));
      findings.push(finding('interval-long', { job: name, seconds }));
    }
    const stale = await findStaleProcesses(client, ofJob, { interval: interval ?? 60_000, time });
    if (stale.length > 0) {
      const processes = stale.map(({ process }) => process).join(', ');
      findings.push(finding('stale-pushes', { job: name, processes }));
    }
    const charts = await discoverCharts(client, ofJob, sections, { time });
    const empty = sections.filter((section) => !section.charts.some(({ id }) => charts.has(id)));
    const turnedOff = empty.map((section) => ({
      section: section.id,
      options: optionsOf(section),
    }));
    jobs.push({ namespace, job: name, state, interval, empty: turnedOff });
  }
  return { findings, jobs, label: deployment.namespace };
}

function wantedOf(running: readonly DiscoveredJob[], job: string | undefined) {
  if (job === undefined) return running;
  const names = [job, sanitizeLabelValue(job)];
  return running.filter(({ name }) => names.includes(name));
}

interface Scope extends NamespaceOptions {
  readonly client: PrometheusClient;
  readonly namespace: string;
  readonly deployment: Deployment;
}

/** Of a job that was asked for, or of all that a namespace had. */
async function whyMissing(scope: Scope, running: readonly DiscoveredJob[]): Promise<Finding> {
  const { client, namespace, deployment, job, time } = scope;
  const jobName = job ?? (await anyJob(scope));
  const why = await explainMissingJob(client, { namespace, jobName, deployment }, { time });
  switch (why) {
    case 'silent':
      return finding('job-silent', { job: jobName, namespace });
    case 'starting':
      return finding('job-starting', { job: jobName || '*', namespace });
    default: {
      const names = [...new Set(running.map(({ name }) => name))].join(', ') || '–';
      return finding('job-unknown', { job: jobName || '*', namespace, known: names });
    }
  }
}

async function anyJob(scope: Scope): Promise<string> {
  const { jobName, metrics } = scope.deployment;
  return (await valuesOf(jobName, metrics?.find(isOfJob), scope))[0] ?? '';
}

/** What a label of a metric was in the namespace in the last hour. */
async function valuesOf(
  label: string,
  name: string | undefined,
  { client, namespace, deployment, time }: Scope,
): Promise<readonly string[]> {
  if (name === undefined) return [];
  const match = [print(metric(name, { [deployment.namespace]: namespace }))];
  const { data } = await client.labelValues(label, { match, start: time - 3_600_000, end: time });
  return data;
}

/** Labels that a Pushgateway's scrape gave another name. */
function exported({ pushed, namespace, process }: Deployment): Finding[] {
  const labels = [namespace, ...process].filter((label) => label.startsWith('exported_'));
  if (!pushed || labels.length === 0) return [];
  return [finding('honor-labels', { labels: [...new Set(labels)].join(', ') })];
}

const doubtsOf = ({ doubts }: Deployment): Finding[] =>
  doubts.map(({ kind, about, text }) => ({
    code: `deployment/${kind}`,
    severity: 'warning',
    about: { about: about.join(', ') },
    text,
    fixes: ofDoubts[kind] ?? [],
  }));

/** The scrape jobs that Flink's series come by. */
const poolsOf = (scope: Scope): Promise<readonly string[]> =>
  valuesOf(
    'job',
    scope.deployment.metrics?.find((name) => name.startsWith('flink_')),
    scope,
  );

/** A target that does not answer has the labels it would give; without a namespace among them, its job tells. */
const ofNamespace = (targets: readonly Target[], namespace: string, jobs: readonly string[]) =>
  targets.filter(({ labels }) =>
    labels.namespace === undefined
      ? jobs.includes(labels.job ?? '')
      : labels.namespace === namespace,
  );
