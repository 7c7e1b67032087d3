import { badData } from '../errors.ts';
import { countParameter, seconds, timeParameter } from '../parameters/values.ts';
import { scopedSelector, wholeScope } from '../scope.ts';
import type { Endpoint, Question } from './endpoint.ts';
import { withinLength } from './queries.ts';

const PARAMETERS = ['match[]', 'start', 'end', 'limit'];
const MOST_SELECTORS = 64;

export const series: Endpoint = {
  route: '/api/v1/series',
  methods: ['GET', 'POST'],
  parameters: PARAMETERS,
  toUpstream: (question) => ({
    method: 'POST',
    path: '/api/v1/series',
    parameters: seriesParameters(question),
  }),
};

export const labels: Endpoint = {
  route: '/api/v1/labels',
  methods: ['GET', 'POST'],
  parameters: PARAMETERS,
  toUpstream: (question) => ({
    method: 'POST',
    path: '/api/v1/labels',
    parameters: seriesParameters(question),
  }),
};

export const labelValues: Endpoint = {
  route: '/api/v1/label/:name/values',
  methods: ['GET'],
  parameters: PARAMETERS,
  toUpstream: (question) => ({
    method: 'GET',
    path: `/api/v1/label/${labelName(question.labelName)}/values`,
    parameters: seriesParameters(question),
  }),
};

/** Without `match[]` Prometheus lists every tenant's: then the whole scope is asked for. */
function seriesParameters({ parameters, scope, limits }: Question): URLSearchParams {
  const asked = parameters.getAll('match[]');
  if (asked.length > MOST_SELECTORS) throw badData(`More than ${MOST_SELECTORS} match[].`);
  const upstream = new URLSearchParams();
  for (const text of asked) {
    upstream.append('match[]', scopedSelector(withinLength('match[]', text, limits), scope));
  }
  if (asked.length === 0) upstream.append('match[]', wholeScope(scope));
  setTimes(upstream, parameters);
  const limit = countParameter(parameters, 'limit');
  if (limit !== undefined) upstream.set('limit', String(limit));
  return upstream;
}

function setTimes(upstream: URLSearchParams, parameters: URLSearchParams): void {
  const start = timeParameter(parameters, 'start');
  const end = timeParameter(parameters, 'end');
  if (start !== undefined && end !== undefined && end < start)
    throw badData('end is before start.');
  if (start !== undefined) upstream.set('start', seconds(start));
  if (end !== undefined) upstream.set('end', seconds(end));
}

/** `U__` begins an escaped name in Prometheus 3, which would then read another name than was checked. */
function labelName(name: string): string {
  if (!/^[a-zA-Z_][a-zA-Z0-9_]*$/.test(name) || name.startsWith('U__')) {
    throw badData(
      'The label name must be letters, digits and "_", not beginning with a digit or U__.',
    );
  }
  return name;
}
