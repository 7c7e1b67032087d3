import { badData } from '../errors.ts';
import { scopedMatch, wholeScope } from '../scope.ts';
import type { Endpoint, Question } from './endpoint.ts';
import { labelNameSegment } from './label-name.ts';
import { setLimit, setTimes, withinLength } from './queries.ts';

const PARAMETERS = ['match[]', 'start', 'end', 'limit'];
const MOST_SELECTORS = 64;

export const series: Endpoint = {
  route: '/api/v1/series',
  summary: 'The label sets of series',
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
  summary: 'The names of labels',
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
  summary: 'The values of a label',
  methods: ['GET'],
  parameters: PARAMETERS,
  toUpstream: (question) => ({
    method: 'GET',
    path: `/api/v1/label/${labelNameSegment(question.labelName)}/values`,
    parameters: seriesParameters(question),
  }),
};

/** Without `match[]` Prometheus lists every tenant's: then the whole scope is asked for. */
function seriesParameters({ parameters, scope, limits }: Question): URLSearchParams {
  const asked = parameters.getAll('match[]');
  if (asked.length > MOST_SELECTORS) throw badData(`More than ${MOST_SELECTORS} match[].`);
  const upstream = new URLSearchParams();
  for (const text of asked) {
    const selectors = scopedMatch(withinLength('match[]', text, limits), scope, limits.scopeLength);
    for (const selector of selectors) upstream.append('match[]', selector);
  }
  if (asked.length === 0) {
    for (const selector of wholeScope(scope)) upstream.append('match[]', selector);
  }
  setTimes(upstream, parameters);
  setLimit(upstream, parameters, limits);
  return upstream;
}
