import type { Dialect, PrometheusType } from './dialect.ts';
import { mimir } from './mimir.ts';
import { thanos } from './thanos.ts';
import { victoriaMetrics } from './victoria-metrics.ts';

/** Nothing is different where Prometheus itself answers. */
const prometheus: Dialect = {
  hasTargets: true,
  parameters: [],
  request: (request) => request,
};

/** How each kind of server is asked. */
export const dialects: Readonly<Record<PrometheusType, Dialect>> = {
  prometheus,
  thanos,
  mimir,
  victoriametrics: victoriaMetrics,
};
