import { badData } from '../errors.ts';
import { durationParameter, timeParameter } from '../parameters/values.ts';
import { forbiddenNamespace, scopedPrint } from '../scope.ts';
import { defaultMetrics } from './default-metrics.ts';
import type { Endpoint, Question } from './endpoint.ts';
import { type FlinkSelection, selectionQuery } from './flink-selection.ts';
import { type Range, setOptions, setRange } from './queries.ts';

const DEFAULT_RANGE_MS = 3_600_000;
const DEFAULT_POINTS = 240;
/** The scrape interval most deployments have: a finer step repeats samples. */
const DEFAULT_STEP_MS = 15_000;
const MOST_METRICS = 200;

/** All metrics asked for in one matrix, over the last hour where no time is given. */
export const flinkMetrics: Endpoint = {
  route: '/api/getFlinkMetrics',
  methods: ['GET'],
  parameters: ['namespace', 'podName', 'jobName', 'metrics', 'start', 'end', 'step', 'timeout'],
  toUpstream(question) {
    const upstream = new URLSearchParams();
    upstream.set('query', scopedPrint(selectionQuery(selectionOf(question)), question.scope));
    setRange(upstream, rangeOf(question.parameters), question.limits);
    setOptions(upstream, question.parameters, question.limits);
    return { method: 'POST', path: '/api/v1/query_range', parameters: upstream };
  },
};

function selectionOf({ parameters, scope, limits }: Question): FlinkSelection {
  const text = (name: string): string | undefined => {
    const value = parameters.get(name);
    if (value === '') throw badData(`${name} is empty.`);
    if (value !== null && value.length > limits.queryLength) {
      throw badData(`${name} is longer than ${limits.queryLength} characters.`);
    }
    return value ?? undefined;
  };
  const namespace = text('namespace');
  if (namespace !== undefined && !scope.namespaces.includes(namespace)) {
    throw forbiddenNamespace(namespace, scope);
  }
  return {
    tenantLabel: scope.label,
    namespace,
    podName: text('podName'),
    jobName: text('jobName'),
    metrics: metricNames(text('metrics')),
  };
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
  const end = timeParameter(parameters, 'end') ?? Date.now();
  const start = timeParameter(parameters, 'start') ?? end - DEFAULT_RANGE_MS;
  return { start, end, step: durationParameter(parameters, 'step') ?? defaultStep(end - start) };
}

function defaultStep(range: number): number {
  const wholeSeconds = Math.ceil(range / DEFAULT_POINTS / 1000) * 1000;
  return Math.max(DEFAULT_STEP_MS, wholeSeconds);
}
