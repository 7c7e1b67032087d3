import type { Endpoint, MadeEndpoint } from './endpoint.ts';
import { flinkMetrics } from './flink-metrics.ts';
import { buildInfo, metadata } from './metadata.ts';
import { exemplars, instantQuery, rangeQuery } from './queries.ts';
import { alerts, rules } from './rules/rules.ts';
import { labels, labelValues, series } from './series.ts';
import { jobs, namespaces, whoami } from './tenant-facts.ts';
import { formatQuery, scopedQueryOf } from './written-queries.ts';

/** Every endpoint behind the wall: what is not here is 404. */
export const endpoints: readonly Endpoint[] = [
  ...[instantQuery, rangeQuery, exemplars, series, labels, labelValues, buildInfo],
  ...[flinkMetrics, namespaces],
];

export const madeEndpoints: readonly MadeEndpoint[] = [
  ...[metadata, rules, alerts, formatQuery],
  ...[jobs, whoami, scopedQueryOf],
];
