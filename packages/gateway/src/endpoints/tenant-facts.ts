import { type Deployment, reportedJobs } from '@flink-metrics/sdk/flink';
import type { Expr } from '@flink-metrics/sdk/promql';
import { z } from 'zod';
import { checkCost } from '../bounds/query-cost.ts';
import { badData } from '../errors.ts';
import { seconds, timeParameter } from '../parameters/values.ts';
import { scopedMatch, scopedPrint } from '../scope.ts';
import type { Place, Span } from './deployments/places.ts';
import type { Endpoint, MadeEndpoint, Question } from './endpoint.ts';
import { AT_ONE_TIME, setLimit, setOptions } from './queries.ts';

const HOUR_MS = 3_600_000;

const FLINK_SERIES = '{__name__=~"flink_.+"}';

/** What the caller's credentials grant. */
export const whoami: MadeEndpoint = {
  route: '/api/flink/whoami',
  summary: 'What the credentials grant',
  methods: ['GET'],
  parameters: [],
  answer: ({ tenant, scope }) => {
    const { name, namespaces = [], labelSets = [], everything = false } = tenant;
    return { name, tenantLabel: scope.label, namespaces, labelSets, everything };
  },
};

/** The granted namespaces that had series of Flink, in the last hour where no time is given. */
export const namespaces: Endpoint = {
  route: '/api/flink/namespaces',
  summary: 'The namespaces that had series of Flink',
  methods: ['GET'],
  parameters: ['start', 'end'],
  toUpstream: ({ parameters, scope, limits }) => {
    const { start, end } = lookBack(parameters);
    const upstream = new URLSearchParams({ start: seconds(start), end: seconds(end) });
    for (const selector of scopedMatch(FLINK_SERIES, scope, limits.scopeLength)) {
      upstream.append('match[]', selector);
    }
    setLimit(upstream, parameters, limits);
    return { method: 'GET', path: `/api/v1/label/${scope.label}/values`, parameters: upstream };
  },
};

/** A job in Prometheus's words: its name as Flink's reporter wrote it, and the labels of its tenant. */
const job = z.object({ metric: z.record(z.string(), z.string()) });
const vector = z.object({ resultType: z.literal('vector'), result: z.array(job) });

/** The jobs that reported, in the last hour where no time is given. */
export const jobs: MadeEndpoint = {
  route: '/api/flink/jobs',
  summary: 'The Flink jobs that reported',
  methods: ['GET'],
  parameters: ['start', 'end'],
  answer: async (question, ask, deployments) => {
    const span = lookBack(question.parameters);
    const { scope, limits } = question;
    checkCost(overTime(span.end - span.start), AT_ONE_TIME, limits);
    const places = await deployments.find([FLINK_SERIES], span);
    const expr = reportingJobs(question, places, span);
    if (expr === undefined) return [];
    const parameters = new URLSearchParams();
    parameters.set('query', scopedPrint(expr, scope, limits.scopeLength));
    parameters.set('time', seconds(span.end));
    setOptions(parameters, new URLSearchParams(), limits);
    const { result } = await ask({ method: 'POST', path: '/api/v1/query', parameters }, vector);
    return result.map(({ metric: { job_name: jobName, job_id: jobId, ...labels } }) => ({
      jobName,
      ...(jobId !== undefined && { jobId }),
      labels,
    }));
  },
};

/** A selector over so long a time. */
const overTime = (range: number): Expr => ({
  type: 'matrix',
  range: Math.max(1, range),
  selector: { type: 'selector', name: 'up', matchers: [] },
});

/** Namespaces whose metrics stand alike are asked for together. Undefined where no job reported anywhere. */
function reportingJobs(
  { scope }: Question,
  places: readonly Place[],
  span: Span,
): Expr | undefined {
  const alike = new Map<string, { deployment: Deployment; namespaces: string[] }>();
  for (const { value, described } of places) {
    if (described === null) continue;
    const { deployment } = described;
    const { witnesses, process, pushed, above } = deployment;
    if (witnesses.job === null && witnesses.membership === null) continue;
    const key = JSON.stringify([witnesses, process, pushed, above]);
    const known = alike.get(key) ?? { deployment, namespaces: [] };
    alike.set(key, known);
    known.namespaces.push(value);
  }
  const tenantLabels = scope.alternatives.flatMap((alternative) => [...alternative.keys()]);
  const by = [scope.label, ...tenantLabels];
  return [...alike.values()]
    .map(({ deployment, namespaces }): Expr => {
      const named = namespaces.filter((namespace) => namespace !== '');
      return reportedJobs(deployment, { ...span, namespaces: named, by });
    })
    .reduce<Expr | undefined>(
      (left, right) => (left === undefined ? right : { type: 'binary', op: 'or', left, right }),
      undefined,
    );
}

function lookBack(parameters: URLSearchParams): Span {
  const end = timeParameter(parameters, 'end') ?? Date.now();
  const start = timeParameter(parameters, 'start') ?? end - HOUR_MS;
  if (end < start) throw badData('end is before start.');
  return { start, end };
}
