import {
  chartQuery,
  type Deployment,
  describeDeployment,
  kubernetes,
  printRuleFile,
  recordingRules,
  type Section,
  sections,
} from '@flink-metrics/sdk/flink';
import { type LiveRange, liveRange } from '@flink-metrics/sdk/prometheus';
import { print } from '@flink-metrics/sdk/promql';
import { startPrometheus } from '../../test/support/prometheus.ts';
import { type Figure, report } from '../support/figure.ts';
import { type Ask, eachPointLooksBack } from './ask.ts';
import { compare, figuresOf, type Goals, type Look, valuesOf } from './compare.ts';
import { countedClient } from './counted-client.ts';
import { type GeneratedJob, jobSamples } from './flink-job.ts';

const PARALLELISM = [4, 32, 128];
const INTERVAL = 15_000;
const RANGE = 15 * 60_000;
/** Unix ms, on the grid of the steps. */
const NOW = 1_700_002_800_000;
/** Rates and memberships look five minutes back. */
const BEFORE = 5 * 60_000 + INTERVAL;

const views = { open: sections.filter(({ collapsed }) => collapsed !== true), all: sections };
type View = keyof typeof views;
const titles: Readonly<Record<View, string>> = { open: 'open sections', all: 'all charts' };
/**
 * At the largest parallelism: a sixth and a half of what is asked without a description, and of the 44 and 6.4 million
 * that there were before there was one, of fewer charts.
 */
const goals: Readonly<Record<View, Goals>> = {
  all: { share: 1 / 6, samples: 44e6 / 6 },
  open: { share: 1 / 2, samples: 6.4e6 / 2 },
};

const jobs: readonly GeneratedJob[] = PARALLELISM.map((parallelism) => ({
  namespace: `p${parallelism}`,
  parallelism,
}));
/** Of what the same costs where no rule is evaluated. */
const GOAL_RECORDED: Readonly<Record<View, number>> = { all: 3 / 4, open: 1 / 4 };
/** Of what the same description costs where each point looks back at the series of all subtasks. */
const GOAL_BEFORE_120 = 1 / 2;
const before120: GeneratedJob = { namespace: 'before-1-20', parallelism: 32, before120: true };

const loaded = { start: (NOW - RANGE - BEFORE) / 1000, end: (NOW + INTERVAL) / 1000 };
await using prometheus = await startPrometheus({
  openMetrics: jobSamples([...jobs, before120], { ...loaded, interval: INTERVAL / 1000 }),
  recorded: { rules: printRuleFile(recordingRules({ sections })), ...loaded },
});
const { client, costOf } = countedClient(prometheus.url);

const figures: Figure[] = [];
for (const view of Object.keys(views) as View[]) {
  const samples: number[] = [];
  for (const { namespace, parallelism } of jobs) {
    const costs = compare(
      await look(namespace, view, async () => kubernetes, eachPointLooksBack),
      await look(namespace, view, describe, chartQuery),
    );
    const isLargest = parallelism === Math.max(...PARALLELISM);
    const goal = isLargest ? goals[view] : undefined;
    figures.push(...figuresOf(costs, `parallelism ${parallelism}, ${titles[view]}`, goal));
    samples.push(costs.after.first.samples);
    if (!isLargest) continue;
    // What rules record is as old as their last evaluation: other tests compare it.
    const recorded = await look(namespace, view, describeWithRecords, chartQuery);
    figures.push(
      ...figuresOf(
        { before: costs.after, after: recorded },
        `parallelism ${parallelism}, ${titles[view]}, recording rules`,
        { share: GOAL_RECORDED[view] },
      ),
    );
  }
  figures.push(
    ...figuresOf(
      compare(
        await look(before120.namespace, view, describe, eachPointLooksBack),
        await look(before120.namespace, view, describe, chartQuery),
      ),
      `Flink 1.19, parallelism ${before120.parallelism}, ${titles[view]}`,
      view === 'all' ? { share: GOAL_BEFORE_120 } : {},
    ),
  );
  const [least = 0, most = 0] = [samples.at(0), samples.at(-1)];
  const times = Math.max(...PARALLELISM) / Math.min(...PARALLELISM);
  const title = `${titles[view]}, first look: samples at parallelism ${PARALLELISM.at(-1)} / at ${PARALLELISM[0]}`;
  // No faster than the job itself.
  figures.push({ bench: 'cost', case: title, value: most / least, unit: 'ratio', goal: times });
}
report(figures);

/** As where no rule is evaluated. */
async function describe(namespace: string): Promise<Deployment> {
  return { ...(await describeWithRecords(namespace)), recorded: [] };
}

async function describeWithRecords(namespace: string): Promise<Deployment> {
  const described = await describeDeployment(client, namespace, {
    jobName: 'orders',
    start: NOW - RANGE,
    time: NOW,
  });
  if (described === null) throw new Error(`Nothing is reported from ${namespace}`);
  return described;
}

/** One look at all charts of a view, and the refresh that follows. */
async function look(
  namespace: string,
  view: View,
  describe: (namespace: string) => Promise<Deployment>,
  ask: Ask,
): Promise<Look> {
  let now = NOW;
  let ranges: readonly LiveRange[] = [];
  const charts = views[view].flatMap((section: Section) => section.charts);
  const refresh = async () => {
    for (const range of ranges) {
      await range.refresh();
      const { error } = range.snapshot();
      if (error !== undefined) throw error;
    }
  };
  const first = await costOf(async () => {
    const scope = { deployment: await describe(namespace), namespace, jobName: 'orders' };
    ranges = charts.map((chart) =>
      liveRange({
        client,
        query: print(ask(chart, scope, { step: INTERVAL, interval: INTERVAL, range: RANGE })),
        range: RANGE,
        step: INTERVAL,
        now: () => now,
      }),
    );
    await refresh();
  });
  const values = ranges.map((range) => valuesOf(range));
  now += INTERVAL;
  return { ids: charts.map(({ id }) => id), first, values, refresh: await costOf(refresh) };
}
