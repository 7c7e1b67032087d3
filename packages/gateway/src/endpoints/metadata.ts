import { print } from '@flink-metrics/sdk/promql';
import { z } from 'zod';
import { badData } from '../errors.ts';
import { countParameter } from '../parameters/values.ts';
import { scopedSelectors } from '../scoped-tree.ts';
import type { Scope } from '../tenant.ts';
import type { Ask, Endpoint, MadeEndpoint } from './endpoint.ts';

const text = z.string().default('');
const targetsMetadata = z
  .array(z.object({ metric: z.string(), type: text, help: text, unit: text }))
  .nullable();

type Metadata = Readonly<Record<'type' | 'help' | 'unit', string>>;

/**
 * Types and help texts of the tenant's metrics. Prometheus's own answer joins those of all tenants under one name, so
 * the metadata of the tenant's scrape targets are asked for instead: a metric whose series get the tenant label
 * otherwise, as from a Pushgateway, has none.
 */
export const metadata: MadeEndpoint = {
  route: '/api/v1/metadata',
  summary: 'Types and help texts of metrics',
  methods: ['GET'],
  parameters: ['metric', 'limit', 'limit_per_metric'],
  answer: async ({ parameters, scope, hasTargets }, ask) => {
    const metric = parameters.get('metric') ?? '';
    if (metric.length > 1024) throw badData('metric is longer than 1024 characters.');
    const limit = countParameter(parameters, 'limit') ?? Number.POSITIVE_INFINITY;
    const perMetric = countParameter(parameters, 'limit_per_metric') || Number.POSITIVE_INFINITY;
    const byMetric = new Map<string, Map<string, Metadata>>();
    for (const { metric: name, ...one } of hasTargets ? await ofTargets(ask, scope) : []) {
      const known = byMetric.get(name) ?? new Map<string, Metadata>();
      const isWanted = (metric === '' || name === metric) && known.size < perMetric;
      if (isWanted) byMetric.set(name, known.set(JSON.stringify(one), one));
    }
    const entries = [...byMetric].slice(0, limit);
    return Object.fromEntries(entries.map(([name, known]) => [name, [...known.values()]]));
  },
};

/** One after the other: all at once would fill the tenant's own line for a turn at Prometheus. */
async function ofTargets(ask: Ask, scope: Scope) {
  const path = '/api/v1/targets/metadata';
  const found: z.output<typeof targetsMetadata>[] = [];
  for (const selector of scopedSelectors({ type: 'selector', matchers: [] }, scope)) {
    const parameters = new URLSearchParams();
    if (selector.matchers.length > 0) parameters.set('match_target', print(selector));
    found.push(await ask({ method: 'GET', path, parameters }, targetsMetadata));
  }
  return found.flatMap((answer) => answer ?? []);
}

/** Which version Prometheus is: Grafana asks before it asks anything else. */
export const buildInfo: Endpoint = {
  route: '/api/v1/status/buildinfo',
  summary: "Prometheus's version",
  methods: ['GET'],
  parameters: [],
  toUpstream: () => ({
    method: 'GET',
    path: '/api/v1/status/buildinfo',
    parameters: new URLSearchParams(),
  }),
};
