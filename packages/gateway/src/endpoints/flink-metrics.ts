import type { Expr } from '@flink-metrics/sdk/promql';
import { checkCost } from '../bounds/query-cost.ts';
import { isSpliceable } from '../cache/spliceable.ts';
import { badData } from '../errors.ts';
import { durationParameter, timeParameter } from '../parameters/values.ts';
import { scopedPrint } from '../scope.ts';
import { defaultMetrics } from './default-metrics.ts';
import type { Deployments } from './deployments/places.ts';
import type { Endpoint, Question } from './endpoint.ts';
import { selectionQuery, seriesNamed, whereaboutsOf } from './flink-selection.ts';
import { type Range, setOptions, setRangeParameters, timesOf } from './queries.ts';

const DEFAULT_RANGE_MS = 3_600_000;
const DEFAULT_POINTS = 240;
/** The scrape interval most deployments have: a finer step repeats samples. */
const DEFAULT_STEP_MS = 15_000;
const MOST_METRICS = 200;

/** All metrics asked for in one matrix, over the last hour where no time is given. */
export const flinkMetrics: Endpoint = {
  route: '/api/getFlinkMetrics',
  summary: 'Metrics of a Flink job or pod over a range of time, in one matrix',
  methods: ['GET'],
  parameters: ['namespace', 'podName', 'jobName', 'metrics', 'start', 'end', 'step', 'timeout'],
  async toUpstream(question, deployments) {
    const upstream = new URLSearchParams();
    const range = rangeOf(question.parameters);
    const expr = await queryOf(question, range, deployments);
    checkCost(expr, timesOf(range), question.limits);
    upstream.set('query', scopedPrint(expr, question.scope, question.limits.scopeLength));
    setRangeParameters(upstream, range, question.limits);
    setOptions(upstream, question.parameters, question.limits);
    return {
      method: 'POST',
      path: '/api/v1/query_range',
      parameters: upstream,
      grid: range,
      spliceable: isSpliceable(expr),
    };
  },
};

async function queryOf(question: Question, range: Range, deployments: Deployments): Promise<Expr> {
  const { scope, limits } = question;
  const namespace = textOf(question, 'namespace');
  const selection = {
    podName: textOf(question, 'podName'),
    jobName: textOf(question, 'jobName'),
    metrics: metricNames(textOf(question, 'metrics')),
  };
  const { podName, jobName } = selection;
  const named = seriesNamed(selection.metrics, scope.label, namespace);
  // What is refused is refused before anything is asked.
  checkCost(named, timesOf(range), limits);
  setRangeParameters(new URLSearchParams(), range, limits);
  scopedPrint(named, scope, limits.scopeLength);
  if (podName === undefined && jobName === undefined) return named;
  const places =
    namespace === undefined
      ? await deployments.find(whereaboutsOf(selection), range, jobName)
      : [await deployments.describe(namespace, range, jobName)];
  return selectionQuery(selection, places);
}

function textOf({ parameters, limits }: Question, name: string): string | undefined {
  const value = parameters.get(name);
  if (value === '') throw badData(`${name} is empty.`);
  if (value !== null && value.length > limits.queryLength) {
    throw badData(`${name} is longer than ${limits.queryLength} characters.`);
  }
  return value ?? undefined;
}

function metricNames(text: string | undefined): readonly string[] {
  if (text === undefined) return defaultMetrics;
  const names = text.split(',').map((name) => name.trim());
  if (names.length > MOST_METRICS) throw badData(`metrics names more than ${MOST_METRICS}.`);
  for (const name of names) {
    if (!/^[a-zA-Z_:][a-zA-Z0-9_:]*$/.test(name)) {
      throw badData(
        `metrics must be metric names with commas between them, not ${JSON.stringify(name.slice(0, 64))}.`,
      );
    }
  }
  return names;
}

function rangeOf(parameters: URLSearchParams): Range {
  const asked = timeParameter(parameters, 'end');
  const now = asked ?? Date.now();
  const start = timeParameter(parameters, 'start');
  const step =
    durationParameter(parameters, 'step') ?? defaultStep(now - (start ?? now - DEFAULT_RANGE_MS));
  // Those who ask for "the last hour" within one step ask for the same.
  const end = asked ?? Math.max(start ?? 0, Math.floor(now / step) * step);
  return { start: start ?? end - DEFAULT_RANGE_MS, end, step };
}

function defaultStep(range: number): number {
  const wholeSeconds = Math.ceil(range / DEFAULT_POINTS / 1000) * 1000;
  return Math.max(DEFAULT_STEP_MS, wholeSeconds);
}
