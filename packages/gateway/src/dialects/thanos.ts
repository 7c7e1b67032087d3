import { badData } from '../errors.ts';
import { durationParameter, seconds } from '../parameters/values.ts';
import type { Dialect } from './dialect.ts';

/**
 * Grafana's custom query parameters come with every request, so every endpoint takes them, and they are sent where Thanos
 * has them. `storeMatch[]`, `replicaLabels[]`, `engine`, `analyze` and `explain` are the operator's.
 */
const PARAMETERS = ['dedup', 'partial_response', 'max_source_resolution'];
const QUERIES = /\/(query|query_range)$/;
const SERIES = /\/(series|labels|values)$/;

/** As Go reads a bool, in its usual spellings. */
const BOOLEANS: Readonly<Record<string, string>> = {
  true: 'true',
  1: 'true',
  false: 'false',
  0: 'false',
};

/** Source: thanos-io/thanos, docs/components/query.md and pkg/api/query/v1.go. */
export const thanos: Dialect = {
  // Its metadata are joined over all targets, as are those of Prometheus.
  hasTargets: false,
  parameters: PARAMETERS,
  request: (request, { parameters }) => {
    const further = new URLSearchParams(request.parameters);
    const isQuery = QUERIES.test(request.path);
    for (const name of PARAMETERS) {
      const given = parameters.get(name);
      if (given === null) continue;
      const isResolution = name === 'max_source_resolution';
      const value = isResolution ? resolutionOf(given, parameters) : boolean(name, given);
      if (isQuery || (SERIES.test(request.path) && !isResolution)) further.set(name, value);
    }
    return { ...request, parameters: further };
  },
};

function boolean(name: string, given: string): string {
  const value = Object.hasOwn(BOOLEANS, given) ? BOOLEANS[given] : undefined;
  if (value === undefined) throw badData(`${name} must be true or false.`);
  return value;
}

function resolutionOf(given: string, parameters: URLSearchParams): string {
  if (given === 'auto') return given;
  // It is zero for samples that are not downsampled, which is no duration elsewhere.
  if (/^0(s|m|h)?$/.test(given)) return '0s';
  const duration = durationParameter(parameters, 'max_source_resolution');
  return duration === undefined ? '0s' : `${seconds(duration)}s`;
}
