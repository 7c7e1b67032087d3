import type { DescribingClient } from '@flink-metrics/sdk/flink';
import type { LookupOptions } from '@flink-metrics/sdk/prometheus';
import { print } from '@flink-metrics/sdk/promql';
import { parseSelector } from '@flink-metrics/sdk/promql/parse';
import { z } from 'zod';
import { seconds } from '../../parameters/values.ts';
import { parsedQuery, scopedPrint } from '../../scope.ts';
import { scopedSelectors } from '../../scoped-tree.ts';
import type { Ask, AskQuery, Question } from '../endpoint.ts';
import { setLimit, setOptions } from '../queries.ts';
import { inTenantsWords, selectorInTenantsWords, type TenantNamespace } from './tenants-words.ts';

const names = z.array(z.string());
const labelSets = z.array(z.record(z.string(), z.string()));

/** How Prometheus is asked for one question. */
export interface Asking {
  readonly ask: Ask;
  readonly askQuery: AskQuery;
}

/**
 * Asks what a tenant could ask itself, and no more: each query and selector is parsed, gets the tenant's matchers and is
 * printed anew. Errors are the gateway's.
 */
export function scopedClient(
  { scope, limits }: Question,
  { ask, askQuery }: Asking,
  namespace: TenantNamespace,
): DescribingClient {
  const none = new URLSearchParams();
  const lookup = ({ match = [], start, end }: LookupOptions) => {
    const parameters = new URLSearchParams();
    for (const text of match) {
      const selector = selectorInTenantsWords(parseSelector(text), namespace);
      for (const one of scopedSelectors(selector, scope)) parameters.append('match[]', print(one));
    }
    if (start !== undefined) parameters.set('start', seconds(start));
    if (end !== undefined) parameters.set('end', seconds(end));
    setLimit(parameters, none, limits);
    return parameters;
  };
  return {
    async query(query, { time } = {}) {
      const expr = inTenantsWords(parsedQuery(query), namespace);
      const parameters = new URLSearchParams();
      parameters.set('query', scopedPrint(expr, scope, limits.scopeLength));
      if (time !== undefined) parameters.set('time', seconds(time));
      setOptions(parameters, none, limits);
      return askQuery({ method: 'POST', path: '/api/v1/query', parameters });
    },
    async series(options) {
      const request = {
        method: 'POST',
        path: '/api/v1/series',
        parameters: lookup(options),
      } as const;
      return { data: await ask(request, labelSets), warnings: [], infos: [] };
    },
    async labelValues(name, options = {}) {
      const path = `/api/v1/label/${name}/values`;
      const request = { method: 'GET', path, parameters: lookup(options) } as const;
      return { data: await ask(request, names), warnings: [], infos: [] };
    },
  };
}
